using System.Text.Json.Nodes;
using HotplugIac.Preview.Reports;
using static HotplugIac.Preview.Tests.Reading.PreviewText;

namespace HotplugIac.Preview.Tests.Reading;

public sealed class PulumiDigestTests
{
    private const string Definition = "<domain type='kvm'><name>web</name></domain>";

    [Fact]
    public async Task An_update_is_forecast_from_old_outputs_and_new_inputs()
    {
        var report = await Documents.ReadAsync(Digest(Step("update", State(Inputs(), Outputs()), State(Inputs(("vcpus", 4))))));

        report.Source.Kind.ShouldBe(SourceKind.PulumiDigest);
        report.Machines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            m => (m.Address, m.Name, m.Action, m.Verdict, m.Origin, m.StopsMachine).ShouldBe((Urn, "web", MachineAction.Update, PreviewVerdict.Live, VerdictOrigin.Forecast, false)),
            m => m.Changes.ShouldHaveSingleItem().ShouldBe(new ChangeLine("vcpus", Timing.Live, "2 → 4, hot-added", "HP1001")));
    }

    [Fact]
    public async Task An_input_that_is_not_known_yet_leaves_the_verdict_open()
    {
        var machine = await Documents.MachineAsync(Digest(Step("update", State(Inputs(), Outputs()), State(Inputs(("vcpus", NotKnown()), ("onRebootRequired", "reboot"))))));

        (machine.Verdict, machine.StopsMachine).ShouldBe((PreviewVerdict.Unknown, null));
    }

    [Fact]
    public async Task An_optional_input_that_is_taken_away_is_a_change()
    {
        var old = State(Inputs(("onRebootRequired", "reboot")), Outputs(("onRebootRequired", "reboot"), ("pendingReboot", true), ("pendingChanges", new JsonObject { ["maxVcpus"] = "8 → 16 at the next boot" })));

        var machine = await Documents.MachineAsync(Digest(Step("update", old, State(Inputs(("vcpus", 4))))));

        machine.StopsMachine.ShouldBe(false);
        machine.PendingBefore.ShouldBe([new ChangeLine("max_vcpus", Timing.Reboot, "8 → 16 at the next boot")]);
    }

    [Theory]
    [InlineData(null, MachineAction.Adopt, PreviewVerdict.Unknown)]
    [InlineData(Definition, MachineAction.Create, PreviewVerdict.None)]
    public async Task A_create_makes_or_adopts(string? definition, MachineAction action, PreviewVerdict verdict)
    {
        var inputs = definition is null ? Inputs() : Inputs(("definition", definition));

        var machine = await Documents.MachineAsync(Digest(Step("create", null, State(inputs))));

        (machine.Action, machine.Verdict).ShouldBe((action, verdict));
    }

    [Theory]
    [InlineData(Definition, false, MachineAction.Delete, true)]
    [InlineData(Definition, true, MachineAction.Release, false)]
    [InlineData(null, false, MachineAction.Release, false)]
    public async Task A_delete_stops_only_what_was_made_here_and_is_not_retained(string? definition, bool isRetained, MachineAction action, bool stops)
    {
        var old = definition is null ? State(Inputs(), Outputs()) : State(Inputs(("definition", definition)), Outputs(("definition", definition)));
        old["retainOnDelete"] = isRetained;

        var machine = await Documents.MachineAsync(Digest(Step("delete", old, null)));

        (machine.Action, machine.StopsMachine).ShouldBe((action, stops));
    }

    [Fact]
    public async Task The_steps_of_a_replacement_are_one_machine()
    {
        JsonObject Old() => State(Inputs(("definition", Definition)), Outputs(("definition", Definition)));
        JsonObject New() => State(Inputs(("definition", Definition), ("name", "shop")));
        var replace = Step("replace", Old(), New());
        replace["replaceReasons"] = PlanText.Texts("name");

        var machine = await Documents.MachineAsync(Digest(Step("delete-replaced", Old(), null), replace, Step("create-replacement", Old(), New())));

        (machine.Action, machine.Verdict, machine.StopsMachine).ShouldBe((MachineAction.Replace, PreviewVerdict.Replace, true));
        machine.Changes.ShouldBe([new ChangeLine("name", Timing.Replace, "web → shop")]);
    }

    [Fact]
    public async Task A_machine_that_is_only_read_is_no_part_of_the_report()
    {
        var report = await Documents.ReadAsync(Digest(
            Step("read", null, State(Inputs(), Outputs())),
            Step("create", null, State(Inputs()), "urn:pulumi:dev::shop::aws:s3:Bucket::b"),
            Step("create", null, State(Inputs()), "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev")).Replace("\"hotplug:index:VirtualMachine\"", "\"aws:s3:Bucket\"", StringComparison.Ordinal));

        (report.Machines.Count, report.OtherChanges).ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_digest_has_no_secret_to_show_and_says_so()
    {
        var machine = await Documents.MachineAsync(Digest(Step("update", State(Inputs(("memory", "[secret]")), Outputs(("memory", "[secret]"), ("baseMemory", "3777MiB"))), State(Inputs(("memory", "[secret]"), ("vcpus", 4))))));

        machine.Verdict.ShouldBe(PreviewVerdict.Unknown);
        machine.ToString().ShouldNotContain("3777");
    }

    [Theory]
    [InlineData("vcpus", PreviewVerdict.Live)]
    [InlineData("definition", PreviewVerdict.Unknown)]
    public async Task A_secret_that_does_not_differ_leaves_the_forecast_alone(string differing, PreviewVerdict verdict)
    {
        var step = Step("update", State(Inputs(("definition", "[secret]")), Outputs(("definition", "[secret]"))), State(Inputs(("definition", "[secret]"), ("vcpus", 4))));
        step["diffReasons"] = PlanText.Texts(differing);

        (await Documents.MachineAsync(Digest(step))).Verdict.ShouldBe(verdict);
    }

    [Fact]
    public async Task What_a_refresh_found_is_drift()
    {
        var machine = await Documents.MachineAsync(Digest(Step("update", State(Inputs(), Outputs()), State(Inputs(), Outputs(("vcpus", 3))))));

        machine.Drift.ShouldBe([new ChangeLine("vcpus", Timing.Live, "2 → 3")]);
    }

    [Fact]
    public async Task A_step_that_is_not_known_gates_like_a_reboot() =>
        (await Documents.MachineAsync(Digest(Step("teleport", State(Inputs(), Outputs()), State(Inputs()))))).Verdict.ShouldBe(PreviewVerdict.Unknown);

    [Fact]
    public async Task Warnings_and_information_of_a_machine_are_notes()
    {
        var digest = With(new JsonObject
        {
            ["diagnostics"] = new JsonArray(
                new JsonObject { ["urn"] = Urn, ["message"] = "a warning <{%fg 1%}>in red<{%reset%}>\n", ["severity"] = "warning" },
                new JsonObject { ["urn"] = Urn, ["message"] = "live", ["severity"] = "info" },
                new JsonObject { ["message"] = "chatter", ["severity"] = "info" },
                new JsonObject { ["urn"] = "urn:pulumi:dev::shop::aws:s3:Bucket::b", ["message"] = "hush", ["severity"] = "warning" }),
        });

        (await Documents.ReadAsync(digest)).Notes.ShouldBe([new ReportNote(NoteKind.Warning, "a warning in red", Urn), new ReportNote(NoteKind.Information, "live", Urn)]);
    }

    [Fact]
    public async Task An_error_makes_a_preview_incomplete()
    {
        var digest = """{"config":{},"diagnostics":[{"message":"error: no such host","severity":"error"}],"duration":5}""";

        var report = await Documents.ReadAsync(digest);

        report.IsIncomplete.ShouldBeTrue();
        report.Notes.ShouldContain(new ReportNote(NoteKind.Error, "error: no such host"));
    }

    [Fact]
    public async Task A_digest_without_a_summary_did_not_come_to_its_end() =>
        (await Documents.ReadAsync("""{"steps":[]}""")).IsIncomplete.ShouldBeTrue();
}
