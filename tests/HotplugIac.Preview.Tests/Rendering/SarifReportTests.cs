using System.Text.Json.Nodes;
using HotplugIac.Preview.Reports;
using HotplugIac.Preview.Sources;
using HotplugIac.Preview.Tests.Samples;
using Json.Schema;

namespace HotplugIac.Preview.Tests.Rendering;

public sealed class SarifReportTests
{
    [Fact]
    public async Task Reports_conform_to_the_published_schema()
    {
        var schema = await SarifSchemaAsync();

        foreach (var (name, document) in SampleReports.Small)
        {
            SchemaCheck.Errors(schema, Rendered.As("sarif", document)).ShouldBeEmpty(name);
        }

        SchemaCheck.Errors(schema, """{ "version": "2.1.0", "runs": [ { "tool": {} } ] }""").ShouldNotBeEmpty();
    }

    [Fact]
    public void What_stops_a_machine_is_an_error_what_waits_a_warning_and_what_is_live_a_note()
    {
        LevelsOf(SampleMachines.Stopped).ShouldBe(["HP1003 error", "HP4013 error"]);
        LevelsOf(SampleMachines.Deleted).ShouldBe(["outcome/deleted error"]);
        LevelsOf(SampleMachines.Replaced).ShouldBe(["HP4007 error"]);
        LevelsOf(SampleMachines.Unknown).ShouldBe(["outcome/unknown warning"]);
        LevelsOf(SampleMachines.Split).ShouldBe(["HP1001 note", "HP1002 warning", "HP1003 warning"]);
        LevelsOf(SampleMachines.Live).ShouldBe(["HP1001 note", "HP2002 note"]);
        LevelsOf(SampleMachines.Unchanged).ShouldBeEmpty();
        LevelsOf(SampleMachines.Created).ShouldBeEmpty();
    }

    [Fact]
    public void A_stop_without_a_line_that_says_so_is_told_all_the_same() =>
        LevelsOf(SampleMachines.Live with { StopsMachine = true }).ShouldBe(["HP1001 note", "HP2002 note", "outcome/stopped error"]);

    [Fact]
    public void A_denial_is_an_error_and_an_excused_one_a_suppressed_note()
    {
        var results = Results(SampleReports.Denied).Where(r => r!["ruleId"]!.GetValue<string>().StartsWith("policy/", StringComparison.Ordinal)).ToList();

        results.Select(r => $"{r!["ruleId"]} {r["level"]} {r["suppressions"]?[0]!["kind"]}").ShouldBe(
            ["policy/no-stops error ", "policy/pending warning ", "policy/no-deletes note external"]);
    }

    [Fact]
    public void A_result_stands_at_the_declaration_and_one_without_at_a_file_that_is_there()
    {
        var document = SampleReports.Of(SampleMachines.Live, SampleMachines.Deleted) with
        {
            Locations = new Dictionary<string, SourceLocation> { [SampleMachines.Live.Address] = new("a b/main#1.tf", 7) },
        };

        var results = Results(document);

        Place(results[0]).ShouldBe("a%20b/main%231.tf 1");
        Place(results[1]).ShouldBe("a%20b/main%231.tf 7");
        results[0]!["locations"]![0]!["logicalLocations"]![0]!["fullyQualifiedName"]!.GetValue<string>().ShouldBe(SampleMachines.Deleted.Address);
    }

    [Fact]
    public void Without_any_location_only_the_address_is_told() =>
        Results(SampleReports.LiveOnly).ShouldAllBe(r => r!["locations"]![0]!["physicalLocation"] == null && r["locations"]![0]!["logicalLocations"] != null);

    [Fact]
    public void Fingerprints_are_the_same_in_every_run_and_no_two_are_equal()
    {
        var first = Fingerprints(SampleReports.Everything);

        first.ShouldBe(first.Distinct());
        Fingerprints(SampleReports.Everything with { Commit = "other", Locations = new Dictionary<string, SourceLocation>() }).ShouldBe(first);
    }

    [Fact]
    public void Every_result_refers_to_its_rule()
    {
        var run = JsonNode.Parse(Rendered.As("sarif", SampleReports.Everything))!["runs"]![0]!;
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();

        run["results"]!.AsArray().ShouldAllBe(r => rules[r!["ruleIndex"]!.GetValue<int>()]!["id"]!.GetValue<string>() == r["ruleId"]!.GetValue<string>());
        rules.Count.ShouldBe(run["results"]!.AsArray().Select(r => r!["ruleId"]!.GetValue<string>()).Distinct().Count());
    }

    [Fact]
    public void An_incomplete_plan_is_a_run_that_did_not_succeed()
    {
        var invocation = JsonNode.Parse(Rendered.As("sarif", SampleReports.Errored))!["runs"]![0]!["invocations"]![0]!;

        invocation["executionSuccessful"]!.GetValue<bool>().ShouldBeFalse();
        invocation["toolExecutionNotifications"]!.AsArray().Select(n => n!["level"]!.GetValue<string>()).ShouldBe(["warning", "error", "warning", "note"]);
    }

    private static IReadOnlyList<string> LevelsOf(MachineReport machine) => [.. Results(SampleReports.Of(machine)).Select(r => $"{r!["ruleId"]} {r["level"]}")];

    private static IReadOnlyList<string> Fingerprints(ReportDocument document) =>
        [.. Results(document).Select(r => r!["partialFingerprints"]!["hotplug/v1"]!.GetValue<string>())];

    private static JsonArray Results(ReportDocument document) => JsonNode.Parse(Rendered.As("sarif", document))!["runs"]![0]!["results"]!.AsArray();

    private static string Place(JsonNode? result)
    {
        var place = result!["locations"]![0]!["physicalLocation"]!;
        return $"{place["artifactLocation"]!["uri"]} {place["region"]!["startLine"]}";
    }

    /// <summary>As published with the reader of SARIF; it is written in draft 4, of which it uses nothing that draft 7 has otherwise.</summary>
    private static async Task<JsonSchema> SarifSchemaAsync()
    {
        var path = Path.Combine(await NpmPackages.FolderAsync(), "node_modules", "@microsoft", "jest-sarif", "lib", "schemas", "sarif-2.1.0-rtm.5.json");
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
        schema["$schema"] = "http://json-schema.org/draft-07/schema#";
        schema.Remove("id");
        return JsonSchema.FromText(schema.ToJsonString());
    }
}
