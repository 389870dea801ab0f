using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Policies;

/// <summary>What policies are decided by, with the same classes as <see cref="ExitCode"/>: a machine that is deleted counts as replaced, one that is stopped as rebooted.</summary>
internal sealed record Gate(PreviewVerdict Verdict, bool Replaces, bool? StopsMachine)
{
    public static Gate Of(MachineReport machine)
    {
        var replaces = machine.Verdict == PreviewVerdict.Replace || machine.Action is MachineAction.Replace or MachineAction.Delete;
        var verdict = machine.Verdict == PreviewVerdict.Unknown ? PreviewVerdict.Unknown
            : replaces ? PreviewVerdict.Replace
            : machine.StopsMachine == true && machine.Verdict < PreviewVerdict.Reboot ? PreviewVerdict.Reboot
            : machine.Verdict;
        return new Gate(verdict, replaces, machine.StopsMachine);
    }
}
