using System.Text.Json;
using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Json;

/// <summary>A report as JSON for programs, as <see cref="Schemas.PreviewSchema"/> describes it.</summary>
public static class JsonRenderer
{
    /// <summary>Major and minor: a new minor version only adds members.</summary>
    public const string FormatVersion = "1.0";

    public static void Render(ReportDocument document, TextWriter output) => JsonOutput.Write(output, json =>
    {
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteString("format_version", FormatVersion);
        writer.WriteStartObject("tool");
        writer.WriteString("name", Tool.Name);
        writer.WriteString("version", Tool.Version);
        writer.WriteEndObject();
        writer.WriteString("target", document.Target);
        writer.WriteString("commit", document.Commit);
        Write(writer, document.Report.Source);
        writer.WriteString("summary", Headline.Of(document.Report));
        writer.WriteBoolean("complete", !document.Report.IsIncomplete);
        writer.WriteNumber("exit_code_detail", ExitCode.Of(document.Report));
        WriteTotals(writer, document.Report);
        WriteNotes(writer, document.Report);
        Write(writer, document.Policy);
        writer.WriteStartArray("machines");
        foreach (var machine in document.Report.Machines)
        {
            JsonMachine.Write(writer, machine, document.Locations.GetValueOrDefault(machine.Address));
            json.PassOn();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, PlanSource source)
    {
        writer.WriteStartObject("source");
        writer.WriteString("kind", JsonWords.Of(source.Kind));
        writer.WriteString("format_version", source.FormatVersion);
        writer.WriteString("tool_version", source.ToolVersion);
        writer.WriteString("sha256", source.Hash);
        writer.WriteEndObject();
    }

    private static void WriteTotals(Utf8JsonWriter writer, PreviewReport report)
    {
        var counts = Headline.Counts(report.Machines).ToDictionary();
        writer.WriteStartObject("totals");
        writer.WriteNumber("machines", report.Machines.Count);
        foreach (var outcome in Enum.GetValues<MachineOutcome>())
        {
            writer.WriteNumber(JsonWords.Of(outcome), counts.GetValueOrDefault(outcome));
        }

        writer.WriteNumber("other_changes", report.OtherChanges);
        writer.WriteEndObject();
    }

    private static void WriteNotes(Utf8JsonWriter writer, PreviewReport report)
    {
        writer.WriteStartArray("notes");
        foreach (var note in report.Notes)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", JsonWords.Of(note.Kind));
            writer.WriteString("text", note.Text);
            writer.WriteString("address", note.Address);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, PolicyResult? policy)
    {
        if (policy is null)
        {
            writer.WriteNull("policy");
            return;
        }

        writer.WriteStartObject("policy");
        writer.WriteString("name", policy.Name);
        writer.WriteBoolean("denies", policy.Denies);
        writer.WriteStartArray("findings");
        foreach (var finding in policy.Findings)
        {
            writer.WriteStartObject();
            writer.WriteString("effect", JsonWords.Of(finding.Effect));
            writer.WriteString("address", finding.Address);
            writer.WriteString("rule", finding.Rule);
            writer.WriteString("reason", finding.Reason);
            writer.WriteString("remedy", finding.Remedy);
            writer.WriteString("excused_by", finding.ExcusedBy);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
