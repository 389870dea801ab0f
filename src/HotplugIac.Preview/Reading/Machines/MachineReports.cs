using HotplugIac.Core.Model;
using HotplugIac.Preview.Reading.Json;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading.Machines;

/// <summary>What a document says of a machine → what reports say of it.</summary>
internal static class MachineReports
{
    public static MachineReport Of(MachineChange change, Answers answers)
    {
        var secrecy = new Secrecy(change.Secret);
        var outlook = Outlooks.Of(change, secrecy, answers);
        return new MachineReport(ShortText.Of(change.Address), Name(change), change.Action, outlook.Verdict)
        {
            Origin = outlook.Origin,
            StopsMachine = outlook.Stops,
            IsOff = change.Before is { } before && !Outlooks.IsUp(before),
            IsReleased = change.Action == MachineAction.Replace && !Outlooks.IsOwned(change.Before),
            Changes = ImpactLines.Sorted(outlook.Lines).ToEquatableList(),
            PendingBefore = Pending(change.Before, secrecy),
            PendingAfter = Pending(change.After, secrecy),
            PreviousAddress = change.PreviousAddress is { } address ? ShortText.Of(address) : null,
            ImportId = change.ImportId is { } id ? (secrecy.HidesName ? Secrecy.Hidden : ShortText.Of(id)) : null,
            Why = outlook.Why is { } why ? ShortText.Of(why) : null,
            Picture = secrecy.HidesSizes ? null : Pictures.Of(change, outlook, answers),
        };
    }

    /// <summary>What was changed outside of the tool, as <see cref="MachineReport.Drift"/> has it.</summary>
    public static EquatableList<ChangeLine> Drift(MapValue before, MapValue? after, IReadOnlySet<string> secret)
    {
        var secrecy = new Secrecy(secret);
        return after is null
            ? [secrecy.Line(Attributes.Name, Timing.Live, $"{(before[Attributes.Name] as TextValue)?.Text} → gone")]
            : ImpactLines.Sorted(ShownTexts.Differences(before, after, secrecy)).ToEquatableList();
    }

    /// <summary>The name of a machine; null where it is secret or not known.</summary>
    public static string? Name(MapValue? values, IReadOnlySet<string> secret) =>
        !secret.Contains(Attributes.Name) && values?[Attributes.Name] is TextValue name ? ShortText.Of(name.Text) : null;

    /// <summary>Of a replacement the machine that is there: it is the one that somebody may miss.</summary>
    private static string? Name(MachineChange change)
    {
        var (first, second) = change.Action == MachineAction.Replace ? (change.Before, change.After) : (change.After, change.Before);
        return Name(first, change.Secret) ?? Name(second, change.Secret);
    }

    private static EquatableList<ChangeLine> Pending(MapValue? values, Secrecy secrecy) =>
        values?[VirtualMachineSchema.PendingChanges] is MapValue { HasUnknown: false } lines
            ? ImpactLines.Sorted(ImpactLines.Of(lines, Timing.Reboot, secrecy)).ToEquatableList()
            : [];
}
