using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Forecasting;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading.Machines;

/// <summary>What becomes of a machine's sizes, as far as the values show it.</summary>
internal static class Pictures
{
    public static MachinePicture? Of(MachineChange change, Outlook outlook, Answers answers)
    {
        var before = change.Before is { } values ? answers.Sizes(values) : null;
        if (change.Before is not null && before is null)
        {
            return null;
        }

        switch (change.Action)
        {
            case MachineAction.None or MachineAction.Release:
                return Make(before, before);
            case MachineAction.Delete:
                return before is null ? null : new MachinePicture(Now(before), null, null);
            case MachineAction.Create or MachineAction.Replace:
                return Make(before, After(change, answers));
            default:
                var after = outlook.Verdict == PreviewVerdict.Unknown ? null : After(change, answers);
                // A plan shows of a machine that is adopted only what it will have: that is what it has when nothing changes.
                return Make(change.Action == MachineAction.Adopt && outlook.Verdict == PreviewVerdict.None ? after : before, after);
        }
    }

    /// <summary>A machine that is made starts as it is defined. What is observed of a live one a plan does not always know; its attributes and what is pending tell it.</summary>
    private static ShownSizes? After(MachineChange change, Answers answers)
    {
        if (change.After is not { } after)
        {
            return null;
        }

        var isMade = change.Action == MachineAction.Create || (change.Action == MachineAction.Replace && !Outlooks.IsAdopted(after));
        var lines = isMade && after[VirtualMachineSchema.PendingChanges].HasUnknown ? after.With(VirtualMachineSchema.PendingChanges, Value.Null) : after;
        return answers.Sizes(lines[Attributes.PowerState].HasUnknown && change.Before is { } before ? lines.With(Attributes.PowerState, before[Attributes.PowerState]) : lines);
    }

    private static MachinePicture? Make(ShownSizes? before, ShownSizes? after)
    {
        if (after is null)
        {
            return null;
        }

        var now = Now(after);
        return new MachinePicture(before is null ? null : Now(before), now, after.Configured == now ? null : after.Configured);
    }

    private static Sizing Now(ShownSizes sizes) => sizes.Running ?? sizes.Configured;
}
