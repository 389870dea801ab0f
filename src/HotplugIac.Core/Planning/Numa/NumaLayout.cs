using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Numa;

/// <summary>How vCPUs are spread over NUMA cells when the user does not say.</summary>
public static class NumaLayout
{
    /// <summary>
    /// The cells for another vCPU maximum. New ids go one by one to the cell with the fewest vCPUs, so that growth stays
    /// balanced: libvirt alone puts all of them into cell 0 (RULEBOOK D6). Memory-only cells stay so.
    /// </summary>
    public static EquatableList<NumaCell> WithVcpus(EquatableList<NumaCell> cells, int maximum)
    {
        var sets = cells.Select(c => c.Cpus.Below(maximum)).ToList();
        var takers = Enumerable.Range(0, cells.Count).Where(i => cells[i].Cpus.Count > 0).ToList();
        if (takers.Count == 0)
        {
            return cells;
        }

        var placed = sets.SelectMany(s => s.Ids).ToHashSet();
        foreach (var id in Enumerable.Range(0, maximum).Where(id => !placed.Contains(id)))
        {
            var cell = takers.MinBy(i => sets[i].Count);
            sets[cell] = sets[cell].Union([id]);
        }

        return cells.Select((c, i) => c with { Cpus = sets[i] }).ToEquatableList();
    }
}
