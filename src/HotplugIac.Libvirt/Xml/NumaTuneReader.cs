using System.Xml.Linq;
using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Xml;

/// <summary>
/// Placement on host NUMA nodes, out of <c>numatune</c>. What libvirt places by itself (<c>placement='auto'</c>) names no
/// nodes, and nothing is what the model says of it.
/// </summary>
internal static class NumaTuneReader
{
    /// <summary>Reads it.</summary>
    /// <returns>Null when no nodes are named.</returns>
    public static NumaTune? Read(XElement domain)
    {
        if (domain.Element("numatune") is not { } tune)
        {
            return null;
        }

        var cells = Cells(tune)
            .Select(n => new NumaTuneCell(CellId(n), Mode(n), Nodeset(n)))
            .OrderBy(c => c.Cell)
            .ToEquatableList();
        var memory = tune.Element("memory");
        var nodeset = memory is null ? CpuSet.Empty : Nodeset(memory);
        return nodeset.Count == 0 && cells.Count == 0
            ? null
            : new NumaTune(memory is null ? NumaTuneMode.Strict : Mode(memory), nodeset) { Cells = cells };
    }

    public static IEnumerable<XElement> Cells(XElement tune) => tune.Elements("memnode");

    public static int CellId(XElement memnode) =>
        XmlValues.Number(memnode, memnode.Text("cellid") ?? string.Empty, "The cellid in numatune");

    /// <summary>libvirt's words for the modes.</summary>
    public static string Text(NumaTuneMode mode) => mode switch
    {
        NumaTuneMode.Strict => "strict",
        NumaTuneMode.Preferred => "preferred",
        NumaTuneMode.Interleave => "interleave",
        _ => "restrictive",
    };

    /// <summary>Without the attribute it is strict (virDomainNumatuneMemMode 0).</summary>
    private static NumaTuneMode Mode(XElement element) => element.Text("mode") switch
    {
        null or "strict" => NumaTuneMode.Strict,
        "preferred" => NumaTuneMode.Preferred,
        "interleave" => NumaTuneMode.Interleave,
        "restrictive" => NumaTuneMode.Restrictive,
        var other => throw DomainXmlException.At(element, $"numatune has the mode \"{other}\"; libvirt knows strict, preferred, interleave and restrictive."),
    };

    private static CpuSet Nodeset(XElement element) =>
        CpuSet.TryParse(element.Text("nodeset"), out var nodes, out _)
            ? nodes
            : throw DomainXmlException.At(element, $"numatune has the nodeset \"{element.Text("nodeset")}\"; it must be host nodes such as \"0-1,4\".");
}
