using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Vcpu;

/// <summary>The CPU topology that the user sets: part of how QEMU is started (RULEBOOK A1, "topology, cpu model").</summary>
internal static class CpuTopologyRule
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.Spec.Topology is not { } target)
        {
            return;
        }

        string? Text(Sizing? sizing) => sizing is null ? null : SizingAttribute.All.First(a => a.Name == Attributes.CpuTopology).Read(sizing);
        ConfigurationChange.List(draft, Attributes.CpuTopology, Text(draft.Running), Text(draft.Snapshot.Configured)!, target.ToString(),
            "at the next boot", NumaRules.TopologyAtBoot);
        draft.Configured = draft.Configured with
        {
            Topology = target,

            // A core is hotpluggable as a whole or not at all.
            MinVcpus = VcpuGroups.RoundUp(draft.Configured.MinVcpus, VcpuGroups.Of(draft.Facts, target)),
        };
    }
}
