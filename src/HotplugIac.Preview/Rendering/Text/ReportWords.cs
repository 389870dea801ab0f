using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Text;

/// <summary>Sentences about a report as a whole. Text from outside in them is not yet visible or escaped.</summary>
internal static class ReportWords
{
    public static string Title(ReportDocument document) =>
        document.Target is { Length: > 0 } target ? $"What happens to the virtual machines of {target}" : "What happens to the virtual machines";

    /// <summary>Where the report comes from: tool, versions, commit, plan.</summary>
    public static string Source(ReportDocument document)
    {
        var source = document.Report.Source;
        var parts = new List<string> { Kind(source) };
        if (document.Commit is { Length: > 0 } commit)
        {
            parts.Add($"commit {Short(commit)}");
        }

        if (source.Hash.Length > 0)
        {
            parts.Add($"plan {Short(source.Hash)}");
        }

        return string.Join(", ", parts);
    }

    /// <summary>The gravest thing in one sentence.</summary>
    public static (Tone Tone, string Text) Gravest(PreviewReport report)
    {
        var stopped = report.Machines.Count(m => m.StopsMachine == true || m is { Action: MachineAction.Delete, StopsMachine: null });
        var gravest = report.Machines.Select(m => (MachineOutcome?)Outcomes.Of(m)).Min();
        return (gravest, stopped) switch
        {
            (null, _) => (report.IsIncomplete ? Tone.Caution : Tone.Quiet, "There is no virtual machine in this plan."),
            (_, > 0) => (Tone.Bad, $"{Machines(stopped)} {(stopped == 1 ? "is" : "are")} stopped by this plan."),
            _ when report.Machines.Any(m => m.StopsMachine is null) => (Tone.Caution, "Whether a machine is stopped is not known yet."),
            (MachineOutcome.Deleted, _) => (Tone.Bad, "No machine is stopped, but one that is off is deleted."),
            (MachineOutcome.Replaced, _) => (Tone.Bad, "No machine is stopped, but one is replaced by another."),
            (MachineOutcome.Unknown, _) when !report.IsIncomplete && report.Machines.All(m => m.StopsMachine == false) =>
                (Tone.Caution, "No machine is stopped; what happens to one that keeps running is not known yet."),
            (MachineOutcome.Unknown, _) => (Tone.Caution, "Whether a machine is stopped is not known yet."),
            _ when report.IsIncomplete => (Tone.Caution, "No machine is stopped by what this plan shows, but it is not complete."),
            (MachineOutcome.Waiting, _) => (Tone.Caution, "No machine is stopped; changes wait for the next boot."),
            (MachineOutcome.Unchanged, _) => (Tone.Quiet, "Nothing happens to any machine."),
            _ => (Tone.Good, "No machine is stopped."),
        };
    }

    public static (Tone Tone, string Text) Verdict(PolicyResult policy)
    {
        var excused = policy.Findings.Count(f => f.ExcusedBy is not null);
        var warnings = policy.Findings.Count(f => f is { Effect: PolicyEffect.Warn, ExcusedBy: null });
        var denials = policy.Findings.Count - excused - warnings;
        var exceptions = excused == 0 ? string.Empty : $", {Counted.Of(excused, "exception")}";
        return (denials, warnings) switch
        {
            ( > 0, _) => (Tone.Bad, $"refused by {policy.Name}: {(denials == 1 ? "1 denial" : Number(denials) + " denials")}, {Counted.Of(warnings, "warning")}{exceptions}"),
            (_, > 0) => (Tone.Caution, $"allowed by {policy.Name}, with {Counted.Of(warnings, "warning")}{exceptions}"),
            _ => (Tone.Good, $"allowed by {policy.Name}{exceptions}"),
        };
    }

    public static (Tone Tone, string Word) Kind(NoteKind kind) => kind switch
    {
        NoteKind.Incomplete => (Tone.Caution, "incomplete"),
        NoteKind.Error => (Tone.Bad, "error"),
        NoteKind.Warning => (Tone.Caution, "warning"),
        _ => (Tone.Quiet, "note"),
    };

    public static (Tone Tone, string Word) Effect(PolicyFinding finding) => finding switch
    {
        { ExcusedBy: not null } => (Tone.Quiet, "excused"),
        { Effect: PolicyEffect.Deny } => (Tone.Bad, "deny"),
        _ => (Tone.Caution, "warn"),
    };

    /// <summary>How much the report counted.</summary>
    public static string Totals(PreviewReport report)
    {
        var changed = report.Machines.Count(m => m.Changed);
        var machines = $"{Machines(report.Machines.Count)}: {Number(changed)} listed, {Number(report.Machines.Count - changed)} unchanged.";
        return report.OtherChanges switch
        {
            0 => machines,
            1 => $"{machines} 1 resource of another type changes; it is not shown.",
            _ => $"{machines} {Number(report.OtherChanges)} resources of other types change; they are not shown.",
        };
    }

    public static string Machines(int count) => Counted.Of(count, "machine");

    private static string Short(string hash) => hash.Length > 12 ? hash[..12] : hash;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Kind(PlanSource source) => source.Kind switch
    {
        SourceKind.Terraform => $"Terraform or OpenTofu plan{Version(source)}",
        SourceKind.PulumiDigest => $"Pulumi preview{Version(source)}",
        SourceKind.PulumiEvents => $"Pulumi preview, events{Version(source)}",
        SourceKind.Yaml => "YAML, before and after",
        _ => "asked of the hypervisor",
    };

    private static string Version(PlanSource source) => source.ToolVersion is { Length: > 0 } version ? $" (version {version})" : string.Empty;
}
