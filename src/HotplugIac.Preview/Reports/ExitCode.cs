namespace HotplugIac.Preview.Reports;

/// <summary>How <c>hotplug</c> ends (PRODUCT.md, "CLI").</summary>
public static class ExitCode
{
    public const int Nothing = 0;
    public const int Error = 1;
    public const int Live = 2;
    public const int Reboot = 3;
    public const int Replace = 4;
    public const int Unknown = 5;
    public const int Denied = 10;

    /// <summary>The code of a report under <c>--detailed-exitcode</c>: the worst of its machines.</summary>
    public static int Of(PreviewReport report) =>
        report.IsIncomplete ? Unknown : report.Machines.Select(Of).DefaultIfEmpty(Nothing).Max();

    private static int Of(MachineReport machine) => machine switch
    {
        { Verdict: PreviewVerdict.Unknown } => Unknown,
        { Verdict: PreviewVerdict.Replace } or { Action: MachineAction.Replace or MachineAction.Delete } => Replace,
        { Verdict: PreviewVerdict.Reboot } or { StopsMachine: true } => Reboot,
        { Verdict: PreviewVerdict.Live } or { Action: not MachineAction.None } => Live,
        _ => Nothing,
    };
}
