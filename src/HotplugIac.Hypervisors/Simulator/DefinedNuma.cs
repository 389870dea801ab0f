using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>NUMA cells and placement of a definition (RULEBOOK A3).</summary>
internal static class DefinedNuma
{
    private const int Local = 10;
    private const int Unreachable = 255;

    /// <summary>As libvirt completes it: vCPUs that no cell names go into cell 0, and the base memory is what the cells have (D7).</summary>
    public static Sizing Of(string what, Sizing wanted)
    {
        if (wanted.NumaTune is { } tune)
        {
            CheckTune(what, tune, wanted.NumaCells.Count);
        }

        if (wanted.NumaCells.Count == 0)
        {
            return wanted;
        }

        var named = CheckCpus(what, wanted);
        foreach (var (index, cell) in wanted.NumaCells.Index())
        {
            CheckDistances(what, index, cell, wanted.NumaCells.Count);
        }

        var sizing = named == wanted.MaxVcpus ? wanted : wanted with { NumaCells = Filled(wanted) };
        var sum = ByteSize.Sum(sizing.NumaCells.Select(c => c.Memory));
        return sum == sizing.BaseMemory ? sizing : sizing with { BaseMemory = sum };
    }

    /// <returns>How many vCPUs the cells name.</returns>
    private static int CheckCpus(string what, Sizing sizing)
    {
        var named = 0;
        for (var i = 0; i < sizing.NumaCells.Count; i++)
        {
            var cpus = sizing.NumaCells[i].Cpus;
            for (var j = 0; j < i; j++)
            {
                if (cpus.Overlaps(sizing.NumaCells[j].Cpus))
                {
                    throw Refusal.Unsupported(what, $"NUMA cells {j} and {i} have overlapping vCPU ids");
                }
            }

            named += cpus.Count;
        }

        if (named > sizing.MaxVcpus)
        {
            throw Refusal.Internal(what, "Number of CPUs in <numa> exceeds the <vcpu> count");
        }

        return sizing.NumaCells.Any(c => c.Cpus.Highest >= sizing.MaxVcpus)
            ? throw Refusal.Internal(what, "CPU IDs in <numa> exceed the <vcpu> count")
            : named;
    }

    private static EquatableList<NumaCell> Filled(Sizing sizing)
    {
        var missing = Enumerable.Range(0, sizing.MaxVcpus).Where(id => !sizing.NumaCells.Any(c => c.Cpus.Ids.Contains(id)));
        return [sizing.NumaCells[0] with { Cpus = sizing.NumaCells[0].Cpus.Union(missing) }, .. sizing.NumaCells.Skip(1)];
    }

    private static void CheckDistances(string what, int index, NumaCell cell, int cells)
    {
        if (cell.Distances.Count > cells)
        {
            throw Refusal.Xml(what, $"'id {cells}' under NUMA distances of cell id {index} is out of range");
        }

        for (var sibling = 0; sibling < cell.Distances.Count; sibling++)
        {
            var value = cell.Distances[sibling];
            if (sibling == index ? value != Local : value is <= Local or > Unreachable)
            {
                throw Refusal.Xml(what, $"'value {value}' is invalid for 'id {sibling}' under NUMA distances of cell id {index}");
            }
        }
    }

    private static void CheckTune(string what, NumaTune tune, int cells)
    {
        if (tune.Nodeset.Count == 0 || tune.Cells.Any(c => c.Nodeset.Count == 0))
        {
            throw Refusal.Xml(what, "nodeset for NUMA memory tuning must be set if 'placement' is 'static'");
        }

        foreach (var (index, cell) in tune.Cells.Index())
        {
            if (cell.Cell < 0 || cell.Cell >= cells)
            {
                throw Refusal.Xml(what, "'cellid' in memnode element must correspond to existing guest's NUMA cell");
            }

            if (tune.Cells.Take(index).Any(c => c.Cell == cell.Cell))
            {
                throw Refusal.Xml(what, $"Multiple memnode elements with 'cellid' {cell.Cell}");
            }

            if ((cell.Mode == NumaTuneMode.Restrictive) != (tune.Mode == NumaTuneMode.Restrictive))
            {
                throw Refusal.Xml(what, "'restrictive' mode is required in memnode element when mode is 'restrictive' in memory element, and the other way round");
            }
        }
    }
}
