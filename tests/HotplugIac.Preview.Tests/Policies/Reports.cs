using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Tests.Policies;

/// <summary>Short reports for policies to be asked about.</summary>
internal static class Reports
{
    public static MachineReport Machine(
        PreviewVerdict verdict = PreviewVerdict.Reboot, bool? stops = false, MachineAction action = MachineAction.Update, string address = "hotplug_virtual_machine.db", string? name = "db") =>
        new(address, name, action, verdict) { StopsMachine = stops };

    public static PreviewReport Of(params MachineReport[] machines) =>
        new(new PlanSource(SourceKind.Terraform, "1.2", "1.13.0", new string('0', 64)), machines.ToEquatableList());

    public static PreviewReport Incomplete(params MachineReport[] machines) =>
        Of(machines) with { Notes = [new ReportNote(NoteKind.Incomplete, "The plan failed.")] };
}
