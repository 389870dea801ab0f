using System.Globalization;
using System.Xml.Linq;
using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Xml;

/// <summary>Guest NUMA cells and CPU topology, out of the <c>cpu</c> element.</summary>
internal static class NumaReader
{
    /// <summary>The cell elements in the order of their ids; one without an id has that of its place.</summary>
    public static IReadOnlyList<XElement> Cells(XElement domain) =>
        [.. (domain.Element("cpu")?.Element("numa")?.Elements("cell") ?? [])
            .Select((cell, place) => (cell, Id: cell.Text("id") is { } id ? XmlValues.Number(cell, id, "The id of a NUMA cell") : place))
            .OrderBy(c => c.Id)
            .Select(c => c.cell)];

    /// <summary>The cells with their distances.</summary>
    public static EquatableList<NumaCell> Read(XElement domain, BootRounding rounding)
    {
        var cells = Cells(domain);
        var distances = DistanceReader.Read(cells);
        return cells.Select((c, id) => Cell(c, rounding) with { Distances = distances[id] }).ToEquatableList();
    }

    private static NumaCell Cell(XElement cell, BootRounding rounding)
    {
        if (!CpuSet.TryParse(cell.Text("cpus"), out var cpus, out var error))
        {
            throw DomainXmlException.At(cell, error);
        }

        var memory = cell.Text("memory") is { } text
            ? XmlValues.Size(cell, text, cell.Text("unit"), "The memory of a NUMA cell")
            : ByteSize.Zero;
        return new NumaCell(cpus, memory.RoundUp(rounding.Base));
    }

    /// <summary>
    /// Clusters (libvirt 10.1) are counted into the dies: the model has no level for them, and the product must stay the
    /// vCPU maximum.
    /// </summary>
    public static CpuTopology? Topology(XElement domain)
    {
        if (domain.Element("cpu")?.Element("topology") is not { } topology)
        {
            return null;
        }

        return new CpuTopology(Level("sockets"), Level("dies") * Level("clusters"), Level("cores"), Level("threads"));

        int Level(string name) => Math.Max(1, XmlValues.Number(topology, topology.Text(name) ?? "1", name));
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
