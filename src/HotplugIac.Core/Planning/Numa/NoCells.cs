using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Numa;

/// <summary>
/// <c>numa_cells = []</c>: no cells, which is how the state shows a machine without and what a generated configuration
/// therefore says. Planned as if it were not set; a machine that has cells, or gets one because memory hotplug needs it, is
/// another one than was asked for.
/// </summary>
internal static class NoCells
{
    public static bool IsAskedBy(MachineSpec spec) => spec.NumaCells is { Count: 0 };

    public static MachineSpec AsUnset(MachineSpec spec) => IsAskedBy(spec) ? spec with { NumaCells = null } : spec;

    public static void Check(PlanDraft draft)
    {
        if (draft.WantsNoCells && Detail(draft.Configured) is { } detail)
        {
            draft.Fail(Attributes.NumaCells, InputRules.NumaDefinition, detail);
        }
    }

    /// <param name="planned">The machine as it would be.</param>
    /// <returns>What is wrong; null when it has no cells.</returns>
    public static string? Detail(Sizing planned) => planned.NumaCells.Count == 0 ? null
        : $"numa_cells = [] names no cell, but the machine has or would get {Counted.Of(planned.NumaCells.Count, "NUMA cell")} ({planned.NumaText}); memory hotplug needs one. List the cells, or leave numa_cells out.";
}
