using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>
/// Lists what changes in the configuration although the user did not name it: NUMA cells and topology that follow the vCPU maximum,
/// base memory that follows memory. Nothing may change that the plan does not show (PRODUCT.md, promise 1).
/// </summary>
internal static class FollowingChanges
{
    public static void Apply(PlanDraft draft)
    {
        // The user's devices that move with memory are told with it; memory_devices that the user sets have a rule of their own.
        foreach (var attribute in SizingAttribute.All.Where(a => a.Name != Attributes.MemoryDevices && !draft.Lists(a.Name)))
        {
            var (before, after) = (attribute.Read(draft.Snapshot.Configured), attribute.Read(draft.Configured));
            if (before == after)
            {
                continue;
            }

            var running = draft.Running is null ? null : attribute.Read(draft.Running);
            ConfigurationChange.List(draft, attribute.Name, running, before, after, "follows another change, at the next boot", RuleFor(attribute.Name));
        }
    }

    private static Rule RuleFor(string attribute) => attribute switch
    {
        Attributes.NumaCells => NumaRules.CellsFollow,

        // Nobody set the capacity, so it is base memory that moves it.
        Attributes.BaseMemory or Attributes.Memory => MemoryRules.Base,
        Attributes.MaxMemory or Attributes.MemorySlots => MemoryRules.Maximum,
        Attributes.MinVcpus => VcpuRules.Floor,
        Attributes.CpuTopology => NumaRules.TopologyAtBoot,
        Attributes.NumaTune => NumaRules.Placement,
        _ => VcpuRules.Maximum,
    };
}
