using System.Text.Json.Nodes;
using HotplugIac.Preview.Reports;
using static HotplugIac.Preview.Tests.Reading.PreviewText;

namespace HotplugIac.Preview.Tests.Reading;

public sealed class PulumiEventTests
{
    private static JsonObject Planned(string verdict, bool stops = false) => Outputs(
        ("vcpus", 4),
        ("impactVerdict", verdict),
        ("impactStopsMachine", stops),
        ("impactLive", new JsonObject { ["vcpus"] = "2 → 4, hot-added (HP1001)" }),
        ("impactReboot", verdict == "live" ? [] : new JsonObject { ["maxVcpus"] = "8 → 16, at the boot (HP1004)" }));

    [Fact]
    public async Task The_verdict_is_what_the_provider_planned()
    {
        var (old, inputs) = (State(Inputs(), Outputs()), Inputs(("vcpus", 4)));

        var report = await Documents.ReadAsync(Events(
            Pre("update", old, State(inputs)),
            Done("update", (JsonObject)old.DeepClone(), State((JsonObject)inputs.DeepClone(), Planned("reboot", stops: true)))));

        report.Source.Kind.ShouldBe(SourceKind.PulumiEvents);
        report.IsIncomplete.ShouldBeFalse();
        report.Machines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            m => (m.Action, m.Verdict, m.Origin, m.StopsMachine).ShouldBe((MachineAction.Update, PreviewVerdict.Reboot, VerdictOrigin.Plan, true)),
            m => m.Changes.ShouldBe([new ChangeLine("vcpus", Timing.Live, "2 → 4, hot-added", "HP1001"), new ChangeLine("max_vcpus", Timing.Reboot, "8 → 16, at the boot", "HP1004")]));
    }

    [Fact]
    public async Task An_impact_of_which_a_part_is_missing_is_not_known()
    {
        var planned = Planned("live");
        planned.Remove("impactReboot");

        var machine = await Documents.MachineAsync(Events(Done("update", State(Inputs(), Outputs()), State(Inputs(("vcpus", 4)), planned))));

        (machine.Verdict, machine.Origin).ShouldBe((PreviewVerdict.Unknown, VerdictOrigin.Plan));
    }

    [Fact]
    public async Task Values_printed_over_several_lines_are_events_too()
    {
        var pretty = string.Join("\n", Events(Done("update", State(Inputs(), Outputs()), State(Inputs(("vcpus", 4)), Planned("live")))).TrimEnd().Split('\n').Select(l => JsonNode.Parse(l)!.ToString()));

        (await Documents.MachineAsync(pretty)).Verdict.ShouldBe(PreviewVerdict.Live);
    }

    [Fact]
    public async Task Before_the_provider_was_asked_the_outputs_of_the_last_update_are_not_believed()
    {
        var machine = await Documents.MachineAsync(Events(Pre("update", State(Inputs(), Outputs()), State(Inputs(("vcpus", 9)), Outputs()))));

        (machine.Verdict, machine.Origin).ShouldBe((PreviewVerdict.Unknown, VerdictOrigin.Forecast));
    }

    [Fact]
    public async Task A_secret_is_never_shown()
    {
        var planned = Planned("live");
        planned["memory"] = Secret("Y2lwaGVy");
        planned["impactLive"]!["base_memory"] = "1GiB → 3777MiB, grown (HP2002)";

        var machine = await Documents.MachineAsync(Events(Done("update", State(Inputs(), Outputs()), State(Inputs(("memory", Secret("Y2lwaGVy"))), planned))));

        machine.Verdict.ShouldBe(PreviewVerdict.Live);
        machine.ToString().ShouldNotContain("3777");
        machine.ToString().ShouldNotContain("Y2lwaGVy");
    }

    [Fact]
    public async Task A_refresh_tells_drift_and_the_step_after_it_the_change()
    {
        JsonObject Seen() => State(Inputs(), Outputs(("vcpus", 3)));

        var machine = await Documents.MachineAsync(Events(
            Pre("refresh", State(Inputs(), Outputs()), State(Inputs(), Outputs())),
            Done("update", State(Inputs(), Outputs()), Seen()),
            Pre("update", Seen(), State(Inputs(("vcpus", 4)))),
            Done("update", Seen(), State(Inputs(("vcpus", 4)), Planned("live")))));

        (machine.Action, machine.Verdict).ShouldBe((MachineAction.Update, PreviewVerdict.Live));
        machine.Drift.ShouldBe([new ChangeLine("vcpus", Timing.Live, "2 → 3")]);
    }

    [Fact]
    public async Task A_refresh_that_finds_nothing_hides_no_change()
    {
        JsonObject Old() => State(Inputs(), Outputs());

        var machine = await Documents.MachineAsync(Events(
            Pre("refresh", Old(), Old()), Done("refresh", Old(), Old()), Done("update", Old(), State(Inputs(("vcpus", 4)), Planned("live")))));

        (machine.Verdict, machine.Drift.Count).ShouldBe((PreviewVerdict.Live, 0));
    }

    [Fact]
    public async Task An_import_has_its_id()
    {
        var machine = await Documents.MachineAsync(Events(Done("import", null, State(Inputs(), Outputs()))));

        (machine.Action, machine.ImportId).ShouldBe((MachineAction.None, "5a45b7ec-4a84-8db6-910a-e7d92f93a765"));
    }

    [Theory]
    [InlineData("""{"cancelEvent":{}}""")]
    [InlineData("""{"summaryEvent":{"isPreview":true,"result":"failed"}}""")]
    [InlineData("""{"summaryEvent":{"isPreview":true,"maybeCorrupt":true}}""")]
    [InlineData("""{"policyEvent":{"enforcementLevel":"mandatory","message":"no"}}""")]
    [InlineData("""{"progressEvent":{"done":true}}""")]
    public async Task A_preview_that_did_not_end_well_is_incomplete(string last) =>
        (await Documents.ReadAsync(Lines(new JsonObject { ["preludeEvent"] = new JsonObject() }, JsonNode.Parse(last)!.AsObject()))).IsIncomplete.ShouldBeTrue();

    [Fact]
    public async Task The_events_of_an_update_are_told_from_a_preview() =>
        (await Documents.ReadAsync(Lines(JsonNode.Parse("""{"summaryEvent":{"isPreview":false,"result":"succeeded"}}""")!.AsObject()))).Notes.ShouldHaveSingleItem().Kind.ShouldBe(NoteKind.Warning);

    [Fact]
    public async Task Diagnostics_are_notes_without_the_fleeting_ones()
    {
        var fleeting = Diagnostic("warning", "soon gone");
        fleeting["diagnosticEvent"]!["ephemeral"] = true;

        (await Documents.ReadAsync(Events(Diagnostic("warning", "mind the gap"), fleeting, Diagnostic("debug", "noise")))).Notes.ShouldBe([new ReportNote(NoteKind.Warning, "mind the gap", Urn)]);
    }
}
