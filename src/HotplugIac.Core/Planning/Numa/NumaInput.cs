using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Numa;

/// <summary>What is wrong with <c>numa_cells</c> before anything is planned.</summary>
internal static class NumaInput
{
    public static void Check(PlanDraft draft)
    {
        var maximum = draft.Spec.MaxVcpus ?? draft.Configured.MaxVcpus;
        foreach (var (rule, detail) in Problems(draft.Spec, maximum, draft.Facts))
        {
            draft.Fail(Attributes.NumaCells, rule, detail);
        }
    }

    /// <summary>The checks that create and change share.</summary>
    public static IEnumerable<(Rule Rule, string Detail)> Problems(MachineSpec spec, int maximum, MachineFacts facts)
    {
        if (spec.NumaCells is not { } cells)
        {
            yield break;
        }

        // A maximum that is itself out of range has an error of its own.
        if (maximum is < 1 or > CpuSet.LargestId + 1)
        {
            yield break;
        }

        var seen = CpuSet.Empty;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Cpus.Overlaps(seen))
            {
                yield return (InputRules.NumaCpus, $"numa_cells[{i}].cpus = \"{cells[i].Cpus}\" repeats a vCPU of an earlier cell. {InputRules.NumaCpus.Remedy}");
            }

            seen = seen.Union(cells[i].Cpus.Ids);
            if (cells[i].Memory.IsZero || !cells[i].Memory.IsMultipleOf(facts.BaseAlignment))
            {
                yield return (InputRules.NumaMemory, $"numa_cells[{i}].memory = \"{cells[i].Memory}\" is not possible: a cell needs memory in whole steps of {facts.BaseAlignment}.");
            }
        }

        foreach (var problem in DistancesInput.Problems(cells))
        {
            yield return problem;
        }

        if (!seen.Equals(CpuSet.First(maximum)))
        {
            yield return (InputRules.NumaCpus,
                $"numa_cells name the vCPUs \"{seen}\", but max_vcpus = {maximum} means 0 to {maximum - 1}. {InputRules.NumaCpus.Remedy}");
        }

        var total = cells.Sum(c => (decimal)c.Memory.Bytes);
        if (total > MachineFacts.MemoryLimit.Bytes)
        {
            yield return (InputRules.NumaMemory, $"The cells of numa_cells add up to more than {MachineFacts.MemoryLimit}, which no machine can address. Lower the cells' memory.");
            yield break;
        }

        var sum = new ByteSize((long)total);
        if (spec.BaseMemory is { } baseMemory && baseMemory != sum)
        {
            yield return (InputRules.NumaMemory, $"The cells of numa_cells add up to {sum}, but base_memory = \"{baseMemory}\". {InputRules.NumaMemory.Remedy}");
        }
        else if (spec.Memory is { } memory && memory < sum)
        {
            yield return (InputRules.NumaMemory, $"The cells of numa_cells add up to {sum}, which is more than memory = \"{memory}\". Lower the cells' memory or raise memory.");
        }
    }
}
