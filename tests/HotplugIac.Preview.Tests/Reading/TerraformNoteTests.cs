using System.Text.Json.Nodes;
using HotplugIac.Preview.Reports;
using static HotplugIac.Preview.Tests.Reading.PlanText;

namespace HotplugIac.Preview.Tests.Reading;

public sealed class TerraformNoteTests
{
    private static JsonArray Changes => new(Change(null, Machine(), ["create"]));

    [Theory]
    [InlineData("errored", true)]
    [InlineData("complete", false)]
    [InlineData("applyable", false)]
    public async Task A_plan_that_is_not_whole_is_incomplete(string member, bool value)
    {
        var report = await Documents.ReadAsync(With(new JsonObject { ["resource_changes"] = Changes, [member] = value }));

        report.IsIncomplete.ShouldBeTrue();
        report.Notes.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("applyable")]
    [InlineData("errored")]
    public async Task What_a_tool_does_not_say_is_not_false(string member)
    {
        var plan = JsonNode.Parse(With(new JsonObject { ["resource_changes"] = Changes }))!.AsObject();
        plan.Remove(member);

        (await Documents.ReadAsync(plan.ToJsonString())).Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_to_apply_is_no_fault_of_a_plan_without_changes()
    {
        var report = await Documents.ReadAsync(With(new JsonObject { ["resource_changes"] = new JsonArray(Change(Machine(), Machine(), ["no-op"])), ["applyable"] = false }));

        report.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Changes_that_are_put_off_make_a_plan_incomplete()
    {
        var deferred = new JsonArray(
            new JsonObject { ["reason"] = "instance_count_unknown", ["resource_change"] = Change(null, Machine(), ["create"], $"{Web}[\"*\"]") },
            new JsonObject { ["reason"] = "provider_config_unknown", ["resource_change"] = Change(null, [], ["create"], "terraform_data.x").WithMember("type", "terraform_data") });

        var report = await Documents.ReadAsync(With(new JsonObject { ["deferred_changes"] = deferred }));

        report.IsIncomplete.ShouldBeTrue();
        report.Notes.Select(n => n.Address).ShouldBe([null, $"{Web}[\"*\"]"]);
    }

    [Fact]
    public async Task Conditions_that_do_not_hold_are_noted_for_machines_and_for_the_plan()
    {
        var checks = JsonNode.Parse("""
            [
              {"address":{"kind":"check","name":"c","to_display":"check.c"},"status":"fail","instances":[{"address":{"to_display":"check.c"},"status":"fail","problems":[{"message":"too small"}]}]},
              {"address":{"kind":"resource","mode":"managed","type":"hotplug_virtual_machine","name":"web","to_display":"hotplug_virtual_machine.web"},"status":"unknown","instances":[{"address":{"to_display":"hotplug_virtual_machine.web"},"status":"unknown"}]},
              {"address":{"kind":"resource","mode":"managed","type":"terraform_data","name":"x","to_display":"terraform_data.x"},"status":"fail"},
              {"address":{"kind":"output_value","name":"o","to_display":"output.o"},"status":"pass"}
            ]
            """);

        var report = await Documents.ReadAsync(With(new JsonObject { ["checks"] = checks }));

        report.Notes.ShouldBe(
        [
            new ReportNote(NoteKind.Warning, "check.c does not hold: too small"),
            new ReportNote(NoteKind.Information, "A condition of the machine can be judged only after apply", Web),
        ]);
    }

    [Fact]
    public async Task The_source_is_named_with_versions_and_hash()
    {
        var report = await Documents.ReadAsync(Of());

        report.Source.ShouldSatisfyAllConditions(
            s => (s.Kind, s.FormatVersion, s.ToolVersion).ShouldBe((SourceKind.Terraform, "1.2", "1.11.4")),
            s => s.Hash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Of())))));
    }

    [Fact]
    public async Task A_plan_without_resources_is_an_empty_report()
    {
        var report = await Documents.ReadAsync(With([]));

        (report.Machines.Count, report.IsIncomplete).ShouldBe((0, false));
    }

    [Fact]
    public async Task Texts_of_absurd_length_are_cut()
    {
        var address = $"{Web}[\"{string.Concat(Enumerable.Repeat("😀", 5_000))}\"]";

        var machine = await Documents.MachineAsync(Of(Change(Machine(), Machine(), ["no-op"], address)));

        machine.Address.Length.ShouldBeLessThanOrEqualTo(2_000);
        machine.Address.ShouldEndWith("😀…");
    }
}
