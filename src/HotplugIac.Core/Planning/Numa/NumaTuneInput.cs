using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Numa;

/// <summary>What is wrong with <c>numa_tune</c>, or with cells that an existing placement still names.</summary>
internal static class NumaTuneInput
{
    public static void Check(PlanDraft draft)
    {
        foreach (var (attribute, rule, detail) in Problems(draft.Spec, draft.Configured, draft.Facts))
        {
            // A placement that stays as it was is not judged by a host that it may have been moved to: nobody asks for a change.
            if (rule != InputRules.NoSuchHostNode || draft.Spec.NumaTune != draft.Configured.NumaTune)
            {
                draft.Fail(attribute, rule, detail);
            }
        }
    }

    /// <summary>The checks that create and change share.</summary>
    /// <param name="other">Where what the user does not set comes from.</param>
    public static IEnumerable<(string Attribute, Rule Rule, string Detail)> Problems(MachineSpec spec, Sizing other, MachineFacts facts)
    {
        var cells = (spec.NumaCells ?? other.NumaCells).Count;
        if (spec.NumaTune is { } tune)
        {
            return Placement(tune, cells).Select(detail => (Attributes.NumaTune, InputRules.NumaTune, detail))
                .Concat(HostNodes(tune, facts.HostNodes).Select(detail => (Attributes.NumaTune, InputRules.NoSuchHostNode, detail)));
        }

        return spec.NumaCells is { Count: > 0 } && other.NumaTune?.Cells.FirstOrDefault(c => c.Cell >= cells) is { } homeless
            ? [(Attributes.NumaCells, InputRules.NumaTune, $"The machine's numa_tune places cell {homeless.Cell}, but numa_cells has {Counted.Of(cells, "cell")}. Keep {homeless.Cell + 1} cells or more, or set numa_tune too.")]
            : [];
    }

    private static IEnumerable<string> Placement(NumaTune tune, int cells)
    {
        if (tune.Nodeset.Count == 0)
        {
            yield return "numa_tune.nodeset = \"\" names no host node: name at least one, for example \"0\".";
        }

        var seen = new HashSet<int>();
        for (var i = 0; i < tune.Cells.Count; i++)
        {
            var (cell, mode, nodeset) = tune.Cells[i];
            if (cell < 0 || cell >= cells)
            {
                yield return $"numa_tune.cells[{i}].cell = {cell} is not possible: {(cells == 0 ? "the machine has no NUMA cells; set numa_cells too, or leave cells out" : $"choose a cell from 0 to {cells - 1}")}.";
            }
            else if (!seen.Add(cell))
            {
                yield return $"numa_tune.cells[{i}].cell = {cell} repeats the cell of an earlier entry: name each cell once.";
            }

            if (nodeset.Count == 0)
            {
                yield return $"numa_tune.cells[{i}].nodeset = \"\" names no host node: name at least one, for example \"0\".";
            }

            if ((mode == NumaTuneMode.Restrictive) != (tune.Mode == NumaTuneMode.Restrictive))
            {
                yield return $"numa_tune.cells[{i}].mode = \"{Text(mode)}\" does not go with numa_tune.mode = \"{Text(tune.Mode)}\": restrictive goes for the machine and all its cells, or for none.";
            }
        }
    }

    private static IEnumerable<string> HostNodes(NumaTune tune, CpuSet host)
    {
        var named = tune.Cells.Select((c, i) => (Label: $"numa_tune.cells[{i}].nodeset", c.Nodeset)).Prepend((Label: "numa_tune.nodeset", tune.Nodeset));
        foreach (var (label, nodeset) in host.Count == 0 ? [] : named)
        {
            var missing = CpuSet.Of(nodeset.Ids.Except(host.Ids));
            if (missing.Count > 0)
            {
                yield return $"{label} = \"{nodeset}\" is not possible: the host has no NUMA node {missing}, only {host}. Name nodes from {host}.";
            }
        }
    }

    private static string Text(NumaTuneMode mode) => mode.ToString().ToLowerInvariant();
}
