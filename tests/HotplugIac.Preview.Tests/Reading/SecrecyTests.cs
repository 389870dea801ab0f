using System.Text.Json.Nodes;
using HotplugIac.Preview.Reports;
using static HotplugIac.Preview.Tests.Reading.PlanText;

namespace HotplugIac.Preview.Tests.Reading;

public sealed class SecrecyTests
{
    private static readonly JsonObject Grown = Impact("live", live: new JsonObject { ["base_memory"] = "1GiB → 3777MiB, grown (HP2002)", ["vcpus"] = "2 → 4, hot-added (HP1001)" });

    [Theory]
    [InlineData("""{"memory":true}""")]
    [InlineData("""{"numa_cells":[{"memory":true}]}""")]
    [InlineData("""{"impact":{"live":true}}""")]
    [InlineData("true")]
    public async Task A_secret_size_hides_all_sizes_and_keeps_attributes_verdict_and_codes(string sensitive)
    {
        var after = Machine(("impact", Grown.DeepClone()), ("memory", "3777MiB"), ("pending_changes", new JsonObject { ["memory"] = "1GiB → 3777MiB at the next boot" }));
        var plan = With(new JsonObject
        {
            ["resource_changes"] = new JsonArray(Update(Machine(), after).WithChange("after_sensitive", JsonNode.Parse(sensitive))),
            ["resource_drift"] = new JsonArray(Update(Machine(), Machine(("memory", "3777MiB"))).WithChange("before_sensitive", JsonNode.Parse(sensitive))),
        });

        var machine = await Documents.MachineAsync(plan);

        machine.ShouldSatisfyAllConditions(
            m => m.Verdict.ShouldBe(PreviewVerdict.Live),
            m => m.Changes.ShouldBe([new ChangeLine("vcpus", Timing.Live, "(sensitive)", "HP1001"), new ChangeLine("base_memory", Timing.Live, "(sensitive)", "HP2002")]),
            m => m.PendingAfter.ShouldBe([new ChangeLine("memory", Timing.Reboot, "(sensitive)")]),
            m => m.Drift.ShouldBe([new ChangeLine("memory", Timing.Live, "(sensitive)")]),
            m => m.Picture.ShouldBeNull(),
            m => m.ToString().ShouldNotContain("3777"));
    }

    [Fact]
    public async Task A_secret_name_is_nowhere()
    {
        var change = Change(Machine(("name", "hush")), Machine(("name", "hush2")), ["delete", "create"])
            .WithChange("before_sensitive", new JsonObject { ["name"] = true })
            .WithChange("replace_paths", new JsonArray(Texts("name")))
            .WithChange("importing", new JsonObject { ["id"] = "hush" });

        var machine = await Documents.MachineAsync(Of(change));

        machine.Name.ShouldBeNull();
        machine.ToString().ShouldNotContain("hush");
    }

    [Fact]
    public async Task A_forecast_about_secrets_tells_no_values()
    {
        var change = Update(Machine(("impact", null)), Machine(("impact", null), ("memory", "7777PiB"))).WithChange("after_sensitive", new JsonObject { ["memory"] = true });

        var machine = await Documents.MachineAsync(Of(change));

        machine.Verdict.ShouldBe(PreviewVerdict.Unknown);
        machine.ToString().ShouldNotContain("7777");
    }

    [Fact]
    public async Task The_definition_is_not_shown()
    {
        var machine = await Documents.MachineAsync(Of(Change(Machine(("definition", "<a>hush</a>")), Machine(("definition", "<b>hush</b>")), ["delete", "create"]).WithChange("replace_paths", new JsonArray(Texts("definition")))));

        machine.Changes.ShouldBe([new ChangeLine("definition", Timing.Replace, "changed")]);
        machine.ToString().ShouldNotContain("hush");
    }
}
