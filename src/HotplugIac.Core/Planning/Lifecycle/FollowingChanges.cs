using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>
/// Lists what changes in the configuration although the user did not name it: NUMA cells that follow the vCPU maximum,
/// base memory that follows memory. Nothing may change that the plan does not show (PRODUCT.md, promise 1).
/// </summary>
internal static class FollowingChanges
{
    public static void Apply(PlanDraft draft)
    {
        foreach (var attribute in SizingAttribute.All.Where(a => !draft.Lists(a.Name)))
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
        Attributes.BaseMemory => MemoryRules.Base,
        Attributes.MaxMemory or Attributes.MemorySlots => MemoryRules.Maximum,
        Attributes.Memory => MemoryRules.NoRoom,
        Attributes.Vcpus => VcpuRules.Reduction,
        _ => VcpuRules.Maximum,
    };
}
