using System.Globalization;
using System.Xml.Linq;
using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Xml;

/// <summary>Guest NUMA cells and CPU topology, out of the <c>cpu</c> element.</summary>
internal static class NumaReader
{
    /// <summary>Of a topology, so that the product of its five levels stays a number; libvirt takes that many vCPUs at most.</summary>
    private const int LargestLevel = 4_096;

    /// <summary>Far beyond what QEMU takes (128, MAX_NODES): distances are a square of them.</summary>
    private const int MostCells = 1_024;

    /// <summary>The cell elements in the order of their ids; one without an id has that of its place.</summary>
    public static IReadOnlyList<XElement> Cells(XElement domain) =>
        [.. Bounded(domain.Element("cpu")?.Element("numa"))
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

    private static List<XElement> Bounded(XElement? numa)
    {
        var cells = (numa?.Elements("cell") ?? []).Take(MostCells + 1).ToList();
        return cells.Count <= MostCells ? cells : throw DomainXmlException.At(cells[^1], $"There are more than {Text(MostCells)} NUMA cells.");
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

        int Level(string name) => XmlValues.Number(topology, topology.Text(name) ?? "1", name) is var level && level <= LargestLevel
            ? Math.Max(1, level)
            : throw DomainXmlException.At(topology, $"{name} is {Text(level)}; at most {Text(LargestLevel)} can be read.");
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
