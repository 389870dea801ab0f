using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Vcpu;

/// <summary>vCPUs that the running machine can get now: up to its own maximum, where the machine type has hotplug (RULEBOOK A1 row 1).</summary>
internal static class VcpuGrowth
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.Spec.Vcpus is not { } target || draft.Running is not { } running || target <= running.Vcpus
            || target > running.MaxVcpus || !draft.Facts.VcpuHotplug)
        {
            return;
        }

        draft.Live(Attributes.Vcpus, $"{running.Vcpus}", $"{target}", "hot-added", VcpuRules.HotAdd);
        draft.Running = running with { Vcpus = target };

        // A pending lower maximum has no room for the new count; it is then written together with the new maximum.
        var writes = target <= draft.Configured.MaxVcpus && target != draft.Configured.Vcpus;
        if (writes)
        {
            draft.Configured = VcpuFloor.With(draft.Configured, target, draft.Facts);
        }

        draft.Step(new SetVcpusStep(running.Vcpus, target) { Configuration = writes ? draft.Configured : null });
    }
}
