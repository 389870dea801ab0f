using System.Text.Json;
using HotplugIac.Preview.Rendering.Json;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Sarif;

/// <summary>
/// SARIF 2.1.0 with one run, for code scanning: a result for each line about a machine, for each machine that is deleted, replaced, stopped or
/// unknown without a line that says so, and for each finding of the policy. Machines without a change have none.
/// </summary>
public static class SarifRenderer
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    public static void Render(ReportDocument document, TextWriter output) => JsonOutput.Write(output, json =>
    {
        var writer = json.Writer;
        List<SarifResult> results = [.. SarifResult.Of(document)];
        List<SarifRule> rules = [.. results.Select(r => r.Rule).DistinctBy(r => r.Id).OrderBy(r => r.Id, StringComparer.Ordinal)];
        writer.WriteStartObject();
        writer.WriteString("$schema", Schema);
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        Write(writer, rules);
        WriteRun(writer, document);
        WriteResults(json, document, results, rules);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, List<SarifRule> rules)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", Tool.Name);
        writer.WriteString("version", Tool.Version);
        writer.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            writer.WriteString("name", rule.Name);
            WriteText(writer, "shortDescription", rule.Short);
            WriteText(writer, "fullDescription", rule.Full);
            WriteText(writer, "help", rule.Help);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter writer, ReportDocument document)
    {
        if (document.Target is { Length: > 0 } target)
        {
            // GitHub keeps the results of runs apart whose categories differ: what stands before the last slash.
            writer.WriteStartObject("automationDetails");
            writer.WriteString("id", $"hotplug-preview/{VisibleText.Of(target)}/");
            writer.WriteEndObject();
        }

        writer.WriteStartObject("originalUriBaseIds");
        writer.WriteStartObject(SarifLocations.BaseId);
        WriteText(writer, "description", "The folder in which the sources were looked for.");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", !document.Report.IsIncomplete);
        writer.WriteStartArray("toolExecutionNotifications");
        foreach (var note in document.Report.Notes)
        {
            writer.WriteStartObject();
            writer.WriteString("level", note.Kind switch { NoteKind.Error => "error", NoteKind.Information => "note", _ => "warning" });
            WriteText(writer, "message", $"{(note.Address is { } address ? $"{address}: " : string.Empty)}{note.Text}");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("properties");
        writer.WriteString("planSha256", document.Report.Source.Hash);
        writer.WriteString("commit", document.Commit);
        writer.WriteString("summary", Headline.Of(document.Report));
        writer.WriteEndObject();
    }

    private static void WriteResults(JsonOutput json, ReportDocument document, List<SarifResult> results, List<SarifRule> rules)
    {
        var writer = json.Writer;
        var locations = new SarifLocations(document.Locations);
        var indices = rules.Index().ToDictionary(r => r.Item.Id, r => r.Index);
        writer.WriteStartArray("results");
        foreach (var result in results)
        {
            writer.WriteStartObject();
            writer.WriteString("ruleId", result.Rule.Id);
            writer.WriteNumber("ruleIndex", indices[result.Rule.Id]);
            writer.WriteString("level", result.Level);
            WriteText(writer, "message", result.Text);
            locations.Write(writer, result.Address);
            writer.WriteStartObject("partialFingerprints");
            writer.WriteString("hotplug/v1", result.Fingerprint);

            // The one that GitHub looks at; without it a result would be told by its line, which moves.
            writer.WriteString("primaryLocationLineHash", $"{result.Fingerprint}:1");
            writer.WriteEndObject();
            if (result.ExcusedBy is { } excuse)
            {
                writer.WriteStartArray("suppressions");
                writer.WriteStartObject();
                writer.WriteString("kind", "external");
                writer.WriteString("justification", VisibleText.Of(excuse));
                writer.WriteEndObject();
                writer.WriteEndArray();
            }

            if (result.Machine is { } machine)
            {
                WriteProperties(writer, machine);
            }

            writer.WriteEndObject();
            json.PassOn();
        }

        writer.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter writer, MachineReport machine)
    {
        writer.WriteStartObject("properties");
        writer.WriteString("action", JsonWords.Of(machine.Action));
        writer.WriteString("verdict", JsonWords.Of(machine.Verdict));
        if (machine.StopsMachine is { } stops)
        {
            writer.WriteBoolean("stopsMachine", stops);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);

        // In messages of SARIF [text](target) is a link.
        writer.WriteString("text", VisibleText.Of(text).Replace("](", "] (", StringComparison.Ordinal));
        writer.WriteEndObject();
    }
}
