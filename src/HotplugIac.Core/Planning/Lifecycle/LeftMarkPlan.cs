using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>
/// The mark of an interrupted stop and start on a machine that runs again or still. The applier takes it off before anything
/// else; it is listed so that the plan is not empty, because nobody applies an empty plan. While it runs is the only time to tell:
/// of a machine that is off, nothing in its definition says how often it was started since it was marked, and libvirt has no call
/// that starts a machine and changes its definition at once.
/// </summary>
internal static class LeftMarkPlan
{
    internal const string Marked = StartAgainPlan.Running + ", marked as stopped by an apply";

    public static PlanResult Apply(MachineSnapshot snapshot, PlanResult plan) =>
        plan.HasErrors || plan.Impact.StopsMachine || plan.Impact.Verdict == Verdict.Replace || snapshot is not { Running: not null, StoppedByUs: true, Persistent: true }
            ? plan
            : plan with
            {
                Impact = plan.Impact with
                {
                    Changes =
                    [
                        .. plan.Impact.Changes,
                        new Change(Attributes.PowerState, ImpactClass.Live, Marked, StartAgainPlan.Running, "the mark of an interrupted apply is removed", LifecycleRules.MarkLeft.Code),
                    ],
                },
            };
}
