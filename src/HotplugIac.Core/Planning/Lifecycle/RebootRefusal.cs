using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>
/// <c>on_reboot_required = "fail"</c>: each change that would wait for a boot is an error. What an earlier apply has put off
/// already is no change any more, so it is none.
/// </summary>
internal static class RebootRefusal
{
    public static PlanResult Of(MachineSnapshot snapshot, PlanResult deferring)
    {
        var refused = deferring.Impact.Reboot.Concat(deferring.Impact.Replace)
            .Select(c => Problem.Error(c.Attribute, LifecycleRules.RebootRefused,
                $"{c.Attribute} would need {(c.Class == ImpactClass.Replace ? "another machine in place" : "a reboot")} of \"{snapshot.Name}\": {c.Text}. That is not allowed: on_reboot_required = \"fail\". {LifecycleRules.RebootRefused.Remedy}"))
            .ToList();
        return refused.Count == 0
            ? deferring
            : new PlanResult(Impact.None, [], snapshot.Running, snapshot.Configured, [.. deferring.Problems, .. refused]);
    }
}
