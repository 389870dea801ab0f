using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>
/// A machine that an interrupted power cycle left off is started again, whatever the policies say now; one that somebody else
/// stopped never is (PRODUCT.md, promise 5).
/// </summary>
internal static class StartAgainPlan
{
    /// <summary>How the <c>power_state</c> attribute spells it.</summary>
    internal const string Off = "shut off";
    internal const string Running = "running";

    public static PlanResult Apply(MachineSnapshot snapshot, PlanResult plan)
    {
        if (plan.HasErrors || plan.Impact.Verdict == Verdict.Replace || snapshot is not { Running: null, StoppedByUs: true, Persistent: true })
        {
            return plan;
        }

        if (snapshot.ManagedSave)
        {
            return new PlanResult(Impact.None, [], snapshot.Running, snapshot.Configured, [.. plan.Problems, Problem.Error(Attributes.PowerState, LifecycleRules.ManagedSave,
                $"An interrupted apply left \"{snapshot.Name}\" off, and it would be started again, but it has a managed save image. {LifecycleRules.ManagedSave.Why} {LifecycleRules.ManagedSave.Remedy}")]);
        }

        var start = new Change(Attributes.PowerState, ImpactClass.Live, Off, Running, "started again after an interrupted apply", LifecycleRules.StartedAgain.Code);
        return plan with
        {
            Impact = plan.Impact with { Changes = [.. plan.Impact.Changes, start] },
            Steps = [.. plan.Steps, new StartStep()],
            RunningAfter = Boot.Of(plan.ConfiguredAfter),
            PowerAfter = PowerState.Running,
        };
    }
}
