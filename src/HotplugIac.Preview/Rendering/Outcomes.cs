using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering;

/// <summary>The outcome of machines, and the words for it.</summary>
internal static class Outcomes
{
    public static MachineOutcome Of(MachineReport machine) => machine switch
    {
        { Action: MachineAction.Delete } => MachineOutcome.Deleted,
        { Action: MachineAction.Replace } => MachineOutcome.Replaced,
        { StopsMachine: true } => MachineOutcome.Stopped,
        { Verdict: PreviewVerdict.Replace } => MachineOutcome.Replaced,
        { Verdict: PreviewVerdict.Unknown } or { StopsMachine: null } => MachineOutcome.Unknown,
        { Verdict: PreviewVerdict.Reboot } => MachineOutcome.Waiting,
        { Verdict: PreviewVerdict.Live } => MachineOutcome.Live,
        { Action: MachineAction.Release } => MachineOutcome.Released,
        { Action: MachineAction.Create } => MachineOutcome.Created,
        { Action: MachineAction.Adopt } => MachineOutcome.Adopted,
        { Action: MachineAction.Update } => MachineOutcome.Settings,
        { PreviousAddress: not null } => MachineOutcome.Moved,
        { ImportId: not null } => MachineOutcome.Imported,
        { Drift.Count: > 0 } => MachineOutcome.Drifted,
        _ => MachineOutcome.Unchanged,
    };

    /// <summary>Whether a reviewer must see this machine whatever else has no room: it is stopped, or it is not known that it is not.</summary>
    public static bool MayStop(MachineReport machine) => machine.StopsMachine != false || Of(machine) <= MachineOutcome.Unknown;

    /// <summary>What happens to a machine: "stopped and started".</summary>
    public static string Happening(MachineReport machine)
    {
        var text = Of(machine) switch
        {
            MachineOutcome.Deleted => machine.StopsMachine == false ? "deleted" : "stopped and deleted",
            MachineOutcome.Replaced when machine is { IsReleased: true, StopsMachine: false } => $"{Released(machine)}; another machine takes its place",
            MachineOutcome.Replaced when machine is { IsReleased: true } => $"{Released(machine)}; another machine takes its place, and {(machine.StopsMachine == true ? "is stopped and started" : "may be stopped")}",
            MachineOutcome.Replaced => "replaced: deleted and made anew",
            MachineOutcome.Stopped => "stopped and started",
            MachineOutcome.Unknown => machine.StopsMachine == false ? "unknown, keeps running" : "unknown, may be stopped",
            MachineOutcome.Waiting when machine.Changes.Any(c => c.Timing == Timing.Live) => "changes live, the rest waits for the next boot",
            MachineOutcome.Waiting => "waits for the next boot",
            MachineOutcome.Live => "changes live",
            MachineOutcome.Released => Released(machine),
            MachineOutcome.Created => "created",
            MachineOutcome.Adopted => "adopted",
            MachineOutcome.Settings => "only settings of the resource change",
            MachineOutcome.Moved => "moved",
            MachineOutcome.Imported => "imported",
            MachineOutcome.Drifted => "changed outside of the tool",
            _ => "unchanged",
        };
        return machine.Action == MachineAction.Adopt && Of(machine) != MachineOutcome.Adopted ? $"adopted; {text}" : text;
    }

    private static string Released(MachineReport machine) => machine.IsOff ? "released, stays off" : "released, keeps running";

    /// <summary>Machines and what they have in common: "1 machine is stopped", "3 machines wait for a reboot".</summary>
    public static string Sentence(MachineOutcome outcome, int count) =>
        count == 1 ? $"1 machine {Words(outcome).One}" : $"{count} machines {Words(outcome).Many}";

    /// <summary>The same beside another count: "3 wait for a reboot".</summary>
    public static string Phrase(MachineOutcome outcome, int count) => outcome switch
    {
        MachineOutcome.Waiting or MachineOutcome.Live => count == 1 ? $"1 {Words(outcome).One}" : $"{count} {Words(outcome).Many}",
        _ => $"{count} {Words(outcome).Short}",
    };

    /// <summary>The same as an attribute: "deleted".</summary>
    public static string Word(MachineOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private static (string One, string Many, string Short) Words(MachineOutcome outcome) => outcome switch
    {
        MachineOutcome.Unknown => ("has an effect that is not known yet", "have an effect that is not known yet", "unknown"),
        MachineOutcome.Waiting => ("waits for a reboot", "wait for a reboot", string.Empty),
        MachineOutcome.Live => ("changes live", "change live", string.Empty),
        MachineOutcome.Settings => Be("changed in settings only"),
        MachineOutcome.Drifted => Be("changed outside of the tool"),
        _ => Be(Word(outcome)),
    };

    private static (string One, string Many, string Short) Be(string participle) => ($"is {participle}", $"are {participle}", participle);
}
