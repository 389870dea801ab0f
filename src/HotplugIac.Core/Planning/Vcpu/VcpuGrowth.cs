using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Vcpu;

/// <summary>
/// vCPUs that the running machine can get now: up to its own maximum, where the machine type has hotplug (RULEBOOK A1 row 1).
/// What is above waits for the next boot.
/// </summary>
internal static class VcpuGrowth
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.Spec.Vcpus is not { } target || draft.Running is not { } running || target <= running.Vcpus
            || !draft.Facts.VcpuHotplug || IsPutOff(draft, running, target))
        {
            return;
        }

        var reached = Math.Min(target, VcpuGroups.RoundDown(running.MaxVcpus, Math.Max(1, draft.Facts.VcpuGranularity)));
        if (reached <= running.Vcpus)
        {
            return;
        }

        draft.Live(Attributes.Vcpus, $"{running.Vcpus}", $"{reached}", draft.Facts.Resize is null ? "hot-added" : "hot-added, to be onlined in the guest", VcpuRules.HotAdd);
        draft.Running = running with { Vcpus = reached };

        // The whole growth enters the configuration with its live part. A pending lower maximum has no room for the new count; it is then written together with the new maximum.
        var writes = target <= draft.Configured.MaxVcpus && target != draft.Configured.Vcpus;
        if (writes)
        {
            draft.Configured = VcpuFloor.With(draft.Configured, target, draft.Facts);
        }

        draft.Step(new SetVcpusStep(running.Vcpus, reached) { Configuration = writes ? draft.Configured : null });
    }

    /// <summary>A growth above the running maximum that an earlier apply has put off as a whole is not begun by a later plan.</summary>
    private static bool IsPutOff(PlanDraft draft, Sizing running, int target) =>
        target > running.MaxVcpus && draft.IsDeferred(Attributes.Vcpus) && draft.Snapshot.Configured.Vcpus == target;
}
