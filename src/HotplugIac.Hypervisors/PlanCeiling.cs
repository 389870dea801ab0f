using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>Promise 1: what is done now must have been listed in the plan that the user approved.</summary>
public static class PlanCeiling
{
    /// <summary>As the other, and the machine must still be on, or off, as it was.</summary>
    public static Problem? Check(string machine, PlanResult approved, PlanResult needed) =>
        Check(machine, approved.Impact, needed.Impact) ?? (approved.RunningAfter is null == needed.RunningAfter is null
            ? null
            : Problem.Error(Attributes.PowerState, LifecycleRules.PlanIsCeiling,
                $"The machine \"{machine}\" {(approved.RunningAfter is null ? "was off when the plan was made and runs now" : "was running when the plan was made and is off now")}. Nothing was touched. {LifecycleRules.PlanIsCeiling.Remedy}"));

    /// <summary>Null when every change that is needed now is covered by the approved plan.</summary>
    public static Problem? Check(string machine, Impact approved, Impact needed)
    {
        foreach (var change in needed.Changes)
        {
            // Our own mark on a machine that runs needs nobody's leave to go.
            if (change.Code != LifecycleRules.MarkLeft.Code && !approved.Changes.Any(a => Covers(a, change)))
            {
                var listed = approved.Changes.Where(a => a.Attribute == change.Attribute).Select(a => $"\"{a.Class.ToString().ToLowerInvariant()}: {a.Text}\"").ToList();
                var plan = listed.Count == 0 ? "the plan does not list it" : $"the plan lists {string.Join(" and ", listed)}";
                return Problem.Error(change.Attribute, LifecycleRules.PlanIsCeiling,
                    $"The machine \"{machine}\" has changed since the plan was made: {change.Attribute} would now need \"{change.Class.ToString().ToLowerInvariant()}: {change.Text}\", but {plan}. Nothing was touched. {LifecycleRules.PlanIsCeiling.Remedy}");
            }
        }

        return needed.StopsMachine && !approved.StopsMachine
            ? Problem.Error(string.Empty, LifecycleRules.PlanIsCeiling, $"The machine \"{machine}\" would now have to be stopped, which the plan did not say. Nothing was touched. {LifecycleRules.PlanIsCeiling.Remedy}")
            : null;
    }

    /// <summary>
    /// Same attribute, class and way, to the same end, from a start that lies on the approved way. What comes with a boot
    /// is one way whatever the reason, and whether this apply boots the machine is checked apart. Doing less is covered: every
    /// approved way ends in the configuration, so writing only that is part of it.
    /// </summary>
    private static bool Covers(Change approved, Change needed) =>
        approved.Attribute == needed.Attribute
        && approved.To == needed.To
        && ((approved.Class == needed.Class && (approved.Code == needed.Code || needed.Class == ImpactClass.Reboot))
            || needed.Code == LifecycleRules.ConfigurationOnly.Code || needed.Code == LifecycleRules.PoweredOff.Code)
        && (approved.From == needed.From || LiesBetween(needed.From, approved.From, approved.To));

    private static bool LiesBetween(string value, string from, string to) =>
        Amount(value) is { } v && Amount(from) is { } f && Amount(to) is { } t && Math.Min(f, t) <= v && v <= Math.Max(f, t);

    private static long? Amount(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : ByteSize.TryParse(text, out var size, out _) ? size.Bytes
        : null;
}
