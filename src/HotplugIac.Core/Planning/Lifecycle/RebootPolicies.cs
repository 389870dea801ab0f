using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>
/// What <c>on_reboot_required</c> makes of a plan. Every plan is first made as under <c>defer</c>; the other values are
/// second looks at it, so that what is live and what is not is decided in one place.
/// </summary>
internal static class RebootPolicies
{
    public static PlanResult Apply(RebootPolicy policy, MachineSnapshot snapshot, PlanResult deferring) => policy switch
    {
        _ when deferring.HasErrors => deferring,
        RebootPolicy.Reboot when PowerCyclePlan.IsDue(snapshot, deferring) && StartRefusal.Of(snapshot, deferring.ConfiguredAfter) is { } refusal =>
            new PlanResult(Impact.None, [], snapshot.Running, snapshot.Configured, [.. deferring.Problems, refusal]),
        RebootPolicy.Reboot when deferring.Impact.Verdict != Verdict.Replace && PowerCyclePlan.IsDue(snapshot, deferring) => PowerCyclePlan.Of(snapshot, deferring),
        RebootPolicy.Fail => RebootRefusal.Of(snapshot, deferring),
        _ => deferring,
    };
}
