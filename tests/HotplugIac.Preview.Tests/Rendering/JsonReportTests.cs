using System.Text.Json.Nodes;
using HotplugIac.Preview.Reports;
using HotplugIac.Preview.Schemas;
using HotplugIac.Preview.Tests.Samples;

namespace HotplugIac.Preview.Tests.Rendering;

public sealed class JsonReportTests
{
    public static TheoryData<string> Names() => [.. SampleReports.Small.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_report_conforms_to_the_schema_and_has_nothing_that_it_does_not_describe(string name) =>
        SchemaCheck.Errors(SchemaCheck.StrictPreview, Rendered.As("json", SampleReports.Small[name])).ShouldBeEmpty();

    [Fact]
    public void Generated_reports_conform_to_the_schema() => Property.Holds(
        ReportGen.Documents, document => SchemaCheck.Errors(SchemaCheck.StrictPreview, Rendered.As("json", document)).ShouldBeEmpty(), cases: 8);

    [Fact]
    public void The_strict_schema_refuses_what_it_does_not_describe()
    {
        var report = JsonNode.Parse(Rendered.As("json", SampleReports.LiveOnly))!;
        report["machines"]![0]!["surprise"] = 1;

        SchemaCheck.Errors(SchemaCheck.StrictPreview, report.ToJsonString()).ShouldNotBeEmpty();
    }

    [Fact]
    public void The_schema_of_the_program_is_the_published_one() =>
        PreviewSchema.Text.ShouldBe(File.ReadAllText(Repository.File("docs", "schemas", "preview-1.json")));

    [Fact]
    public void A_large_report_is_written_in_pieces_and_is_whole()
    {
        var document = SampleReports.Many(1_000, stops: 7);

        var report = JsonNode.Parse(Rendered.As("json", document))!;

        report["machines"]!.AsArray().Select(m => m!["address"]!.GetValue<string>()).SequenceEqual(document.Report.Machines.Select(m => m.Address)).ShouldBeTrue();
        report["totals"]!["machines"]!.GetValue<int>().ShouldBe(1_000);
        report["totals"]!.AsObject().Where(t => t.Key is not ("machines" or "other_changes")).Sum(t => t.Value!.GetValue<int>()).ShouldBe(1_000);
    }

    [Fact]
    public void Text_comes_back_as_it_was()
    {
        var document = SampleReports.Hostile;

        var report = JsonNode.Parse(Rendered.As("json", document))!;

        // Half of a surrogate pair is no text; JSON in UTF-8 cannot carry it.
        report["machines"]!.AsArray().Select(m => m!["name"]!.GetValue<string>()).ShouldBe(document.Report.Machines.Select(m => Whole(m.Name!)));
        report["target"]!.GetValue<string>().ShouldBe(document.Target);
    }

    [Fact]
    public void Whether_a_machine_is_stopped_may_be_unknown()
    {
        var report = JsonNode.Parse(Rendered.As("json", SampleReports.Of(SampleMachines.Unknown)))!;

        report["machines"]![0]!.AsObject().ContainsKey("stops_machine").ShouldBeTrue();
        report["machines"]![0]!["stops_machine"].ShouldBeNull();
        report["exit_code_detail"]!.GetValue<int>().ShouldBe(ExitCode.Unknown);
    }

    private static string Whole(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
