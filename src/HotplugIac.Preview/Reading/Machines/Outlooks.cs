using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Forecasting;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading.Machines;

/// <summary>The action first, then the plan's own impact, then a forecast.</summary>
internal static class Outlooks
{
    public static Outlook Of(MachineChange change, Secrecy secrecy, Answers answers) => (change.Action, change.After) switch
    {
        _ when change.IsStrange => PlannedImpact.NotKnown(MapValue.Empty.With(Attributes.OnRebootRequired, Value.Unknown), VerdictOrigin.Action, change.Reason ?? string.Empty),
        (MachineAction.None, _) => Outlook.OfAction(PreviewVerdict.None, false, change.Reason),
        (MachineAction.Delete, _) => Outlook.OfAction(PreviewVerdict.None, IsUp(change.Before), change.Reason),
        (MachineAction.Release, _) => Outlook.OfAction(PreviewVerdict.None, false, $"{(IsUp(change.Before) ? "released, keeps running" : "released, stays off")}{(change.Reason is null ? string.Empty : $"; {change.Reason}")}"),
        (MachineAction.Replace, _) => Replacement(change, secrecy),
        (_, { } after) => Impact(change, after, secrecy, answers),
        _ => PlannedImpact.NotKnown(MapValue.Empty, VerdictOrigin.Action, "the document does not show what is planned"),
    };

    /// <summary>Whether a machine was made by the tool, and goes with its resource. A state that does not say so is taken at its worst.</summary>
    public static bool IsOwned(MapValue? before) => before is null || !before.Fields.TryGetValue(Attributes.Definition, out var definition) || !definition.IsNull;

    public static bool IsAdopted(MapValue? after) => after is null || after[Attributes.Definition].IsNull;

    /// <summary>A machine of which nothing is known is taken for one that runs.</summary>
    public static bool IsUp(MapValue? before) => before?[Attributes.PowerState] is not TextValue { Text: "shut off" };

    private static Outlook Impact(MachineChange change, MapValue after, Secrecy secrecy, Answers answers)
    {
        var outlook = PlannedImpact.Of(after, secrecy) ?? ForecastImpact.Of(change.Before, after, secrecy, answers);
        return outlook with { Why = outlook.Why ?? change.Reason };
    }

    /// <summary>An adopted machine is not deleted: it is released, and another one adopted, with an impact of its own.</summary>
    private static Outlook Replacement(MachineChange change, Secrecy secrecy)
    {
        var isOwned = IsOwned(change.Before);
        var next = IsAdopted(change.After) && change.After is { } after ? PlannedImpact.Of(after, secrecy) : null;
        var adopts = isOwned ? null : $"the machine is released and {(IsUp(change.Before) ? "keeps running" : "stays off")}; {(IsAdopted(change.After) ? "another one is adopted" : "another one is made")}";
        bool? stops = (isOwned && IsUp(change.Before)) || next?.Stops == true ? true : next is { Stops: null } ? null : false;
        return new Outlook(PreviewVerdict.Replace, VerdictOrigin.Action, stops)
        {
            Lines = [.. change.ReplacedFor.Select(a => Line(change, a, secrecy)), .. next?.Lines ?? []],
            Why = change.Reason is null || adopts is null ? change.Reason ?? adopts : $"{change.Reason}; {adopts}",
        };
    }

    private static ChangeLine Line(MachineChange change, string attribute, Secrecy secrecy) => secrecy.Line(attribute, Timing.Replace,
        ShownTexts.IsShown(attribute) && change is { Before: { } before, After: { } after }
            ? $"{ShownSizes.Text(attribute, before[attribute])} → {ShownSizes.Text(attribute, after[attribute])}"
            : "changed");
}
