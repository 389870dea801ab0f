using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading.Machines;

/// <summary>The verdict as a value of <c>impact</c> tells it: the plan's own, or a forecast's.</summary>
internal static class PlannedImpact
{
    private const string Strange = "impact has a form that this program does not know";

    /// <param name="values">What is planned.</param>
    /// <returns>Null when there is no impact in it, as before the provider had one.</returns>
    public static Outlook? Of(MapValue values, Secrecy secrecy) => values[VirtualMachineSchema.Impact] switch
    {
        NullValue => null,
        UnknownValue => NotKnown(values, VerdictOrigin.Plan, UnknownInputs(values)),
        MapValue impact => Read(impact, values, VerdictOrigin.Plan, secrecy),
        _ => NotKnown(values, VerdictOrigin.Plan, Strange),
    };

    public static Outlook Read(MapValue impact, MapValue values, VerdictOrigin origin, Secrecy secrecy)
    {
        PreviewVerdict? named = impact[VirtualMachineSchema.Verdict] is not TextValue text ? null : text.Text switch
        {
            "none" => PreviewVerdict.None,
            "live" => PreviewVerdict.Live,
            "reboot" => PreviewVerdict.Reboot,
            "replace" => PreviewVerdict.Replace,
            "unknown" => PreviewVerdict.Unknown,
            _ => null,
        };
        if (named is not { } verdict || !IsWhole(impact) || IsMilderThanItsLines(verdict, impact))
        {
            return NotKnown(values, origin, impact.HasUnknown ? UnknownInputs(values) : Strange);
        }

        var isKnown = verdict != PreviewVerdict.Unknown;
        var stops = impact[VirtualMachineSchema.StopsMachine] is FlagValue { Flag: true };
        return new Outlook(verdict, origin, stops ? (isKnown ? true : null) : false)
        {
            Lines =
            [
                .. ImpactLines.Of(impact[VirtualMachineSchema.Live], Timing.Live, secrecy, isKnown),
                .. ImpactLines.Of(impact[VirtualMachineSchema.Reboot], verdict == PreviewVerdict.Replace ? Timing.Replace : Timing.Reboot, secrecy, isKnown),
            ],
        };
    }

    /// <summary>Only a machine whose policy allows it is ever stopped, whatever turns out to be needed.</summary>
    public static Outlook NotKnown(MapValue values, VerdictOrigin origin, string why) =>
        new(PreviewVerdict.Unknown, origin, MayStop(values) ? null : false) { Why = why };

    private static bool MayStop(MapValue values) => values[Attributes.OnRebootRequired] is not (NullValue or TextValue { Text: "defer" or "fail" });

    private static bool IsWhole(MapValue impact) =>
        impact[VirtualMachineSchema.StopsMachine] is FlagValue
        && new[] { VirtualMachineSchema.Live, VirtualMachineSchema.Reboot }.All(n => impact[n] is MapValue { HasUnknown: false } lines && lines.Fields.Values.All(l => l is TextValue));

    /// <summary>A verdict that its own lines contradict cannot be believed.</summary>
    private static bool IsMilderThanItsLines(PreviewVerdict verdict, MapValue impact) =>
        (verdict < PreviewVerdict.Reboot && impact[VirtualMachineSchema.Reboot] is MapValue { Fields.Count: > 0 })
        || (verdict < PreviewVerdict.Live && impact[VirtualMachineSchema.Live] is MapValue { Fields.Count: > 0 });

    private static string UnknownInputs(MapValue values)
    {
        var inputs = VirtualMachineSchema.Rows.Where(r => r.Usage is Usage.Required or Usage.Optional && values[r.Name].HasUnknown).Select(r => r.Name).ToList();
        return inputs.Count == 0 ? "an input is not known until apply" : $"{string.Join(", ", inputs)} {(inputs.Count == 1 ? "is" : "are")} not known until apply";
    }
}
