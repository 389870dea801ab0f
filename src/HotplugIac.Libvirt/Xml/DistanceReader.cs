using System.Xml.Linq;
using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Xml;

/// <summary>
/// Distances between guest NUMA cells. A definition may name some of them only: libvirt takes the way back for the way there
/// (virDomainNumaDefNodeDistanceParseXML), and QEMU 10 for a cell itself and 20 for the rest. Completed here in the same way,
/// what was written and what libvirt made of it compare equal.
/// </summary>
internal static class DistanceReader
{
    private const int Itself = 10;
    private const int Other = 20;

    /// <summary>The distances of each cell in order; all empty when the definition names none.</summary>
    /// <param name="cells">In the order of their ids.</param>
    public static IReadOnlyList<EquatableList<int>> Read(IReadOnlyList<XElement> cells)
    {
        var named = cells.Select(c => Siblings(c).ToDictionary(s => s.Id, s => s.Value)).ToList();
        return named.TrueForAll(n => n.Count == 0)
            ? [.. cells.Select(_ => EquatableList<int>.Empty)]
            : [.. cells.Select((_, from) => Enumerable.Range(0, cells.Count).Select(to => Between(named, from, to)).ToEquatableList())];
    }

    private static int Between(List<Dictionary<int, int>> named, int from, int to) =>
        named[from].TryGetValue(to, out var there) ? there
        : from == to ? Itself
        : named[to].TryGetValue(from, out var back) ? back
        : Other;

    private static IEnumerable<(int Id, int Value)> Siblings(XElement cell) =>
        (cell.Element("distances")?.Elements("sibling") ?? [])
            .Select(s => (Number(s, "id"), Number(s, "value")))
            .DistinctBy(s => s.Item1);

    private static int Number(XElement sibling, string name) =>
        XmlValues.Number(sibling, sibling.Text(name) ?? string.Empty, $"The {name} of a NUMA distance");
}
