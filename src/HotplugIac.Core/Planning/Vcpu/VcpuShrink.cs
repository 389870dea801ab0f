using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Vcpu;

/// <summary>
/// vCPUs that the running machine can give up now: down to those that are not hotpluggable, if the guest gives them back
/// (RULEBOOK A1, second row). What is below waits for the next boot.
/// </summary>
internal static class VcpuShrink
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.Spec.Vcpus is not { } target || draft.Running is not { } running || target >= running.Vcpus
            || !draft.Facts.VcpuHotplug || draft.Spec.Policy.Unplug == UnplugPolicy.Reboot || IsPutOff(draft, target))
        {
            return;
        }

        var reached = Math.Max(target, VcpuFloor.OfRunning(running, draft.Facts));
        if (reached >= running.Vcpus)
        {
            return;
        }

        draft.Live(Attributes.Vcpus, $"{running.Vcpus}", $"{reached}", "unplugged live if the guest gives them back", VcpuRules.Unplug);
        if (draft.Snapshot.Power == PowerState.Paused)
        {
            draft.Warn(Attributes.Vcpus, VcpuRules.Paused,
                $"\"{draft.Snapshot.Name}\" is paused, and its guest cannot give up {Counted.Of(running.Vcpus - reached, "vCPU")}. {VcpuRules.Paused.Remedy}");
        }

        draft.Running = running with { Vcpus = reached };

        // The whole reduction enters the configuration once the guest has done its part; a pending lower maximum is written later.
        var writes = target <= draft.Configured.MaxVcpus && target != draft.Configured.Vcpus;
        if (writes)
        {
            draft.Configured = VcpuFloor.With(draft.Configured, target, draft.Facts);
        }

        draft.Step(new SetVcpusStep(running.Vcpus, reached) { Configuration = writes ? draft.Configured : null });
    }

    /// <summary>
    /// What the guest refused, or was never asked for, and stands in the configuration is not asked for again with each plan.
    /// </summary>
    private static bool IsPutOff(PlanDraft draft, int target) => draft.IsDeferred(Attributes.Vcpus) && draft.Snapshot.Configured.Vcpus == target;
}
