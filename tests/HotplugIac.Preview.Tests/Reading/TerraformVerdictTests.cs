using System.Text.Json.Nodes;
using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;
using static HotplugIac.Preview.Tests.Reading.PlanText;

namespace HotplugIac.Preview.Tests.Reading;

public sealed class TerraformVerdictTests
{
    [Fact]
    public async Task Without_an_impact_the_planner_tells_it_from_the_values()
    {
        var machine = await Documents.MachineAsync(Of(Update(Machine(("impact", null)), Machine(("impact", null), ("vcpus", 4)))));

        (machine.Verdict, machine.Origin, machine.StopsMachine).ShouldBe((PreviewVerdict.Live, VerdictOrigin.Forecast, false));
        machine.Changes.ShouldHaveSingleItem().Code.ShouldBe("HP1001");
    }

    [Fact]
    public async Task A_forecast_over_attributes_that_this_program_does_not_know_leaves_them_out()
    {
        var machine = await Documents.MachineAsync(Of(Update(Machine(("impact", null), ("colour", "red")), Machine(("impact", null), ("vcpus", 4), ("colour", "blue")))));

        machine.Verdict.ShouldBe(PreviewVerdict.Live);
    }

    [Fact]
    public async Task A_forecast_says_what_it_lacks()
    {
        var before = Machine(("impact", null), ("max_vcpus", null), ("live_values", null));

        var machine = await Documents.MachineAsync(Of(Update(before, Machine(("impact", null), ("vcpus", 4), ("max_vcpus", null), ("live_values", null)))));

        machine.Verdict.ShouldBe(PreviewVerdict.Unknown);
        machine.Changes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.Timing.ShouldBe(Timing.Unknown), c => c.Text.ShouldContain("max_vcpus"));
    }

    [Fact]
    public async Task Another_uri_is_not_shown_and_not_forecast()
    {
        var machine = await Documents.MachineAsync(Of(Update(Machine(("impact", null)), Machine(("impact", null), ("uri", "qemu+ssh://me@secret-host/system")))));

        machine.Verdict.ShouldBe(PreviewVerdict.Unknown);
        machine.ToString().ShouldNotContain("secret-host");
    }

    [Theory]
    [InlineData("""{"vcpus":[true]}""")]
    [InlineData("""{"numa_cells":[false,true]}""")]
    [InlineData("""{"memory":{"x":true}}""")]
    public async Task A_mark_of_another_shape_than_its_value_makes_it_unknown(string marks)
    {
        var change = Update(Machine(("impact", null), ("numa_cells", new JsonArray(new JsonObject()))), Machine(("impact", null), ("numa_cells", new JsonArray(new JsonObject())))).WithChange("after_unknown", JsonNode.Parse(marks)!);

        (await Documents.MachineAsync(Of(change))).Verdict.ShouldBe(PreviewVerdict.Unknown);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("fail", false)]
    [InlineData("reboot", null)]
    public async Task Of_an_impact_that_is_not_known_the_policy_tells_whether_the_machine_may_stop(string? policy, bool? stops)
    {
        var change = Update(Machine(), Machine(("on_reboot_required", policy), ("impact", null), ("vcpus", null)))
            .WithChange("after_unknown", new JsonObject { ["impact"] = true, ["vcpus"] = true, ["live_values"] = true });

        var machine = await Documents.MachineAsync(Of(change));

        (machine.Verdict, machine.Origin, machine.StopsMachine).ShouldBe((PreviewVerdict.Unknown, VerdictOrigin.Plan, stops));
        machine.Why.ShouldBe("vcpus is not known until apply");
        machine.Picture.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"verdict":"fine","stops_machine":false,"live":{},"reboot":{}}""")]
    [InlineData("""{"verdict":"live","live":{},"reboot":{}}""")]
    [InlineData("""{"verdict":"live","stops_machine":"no","live":{},"reboot":{}}""")]
    [InlineData("""{"verdict":"live","stops_machine":false,"live":["x"],"reboot":{}}""")]
    [InlineData("""{"verdict":"live","stops_machine":false,"live":{"vcpus":4},"reboot":{}}""")]
    [InlineData("\"live\"")]
    [InlineData("""{"verdict":"live","stops_machine":false,"live":{},"reboot":{"memory":"1GiB → 9GiB (HP2003)"}}""")]
    [InlineData("""{"verdict":"none","stops_machine":false,"live":{},"reboot":{"memory":"1GiB → 9GiB (HP2003)"}}""")]
    [InlineData("""{"verdict":"none","stops_machine":false,"live":{"vcpus":"2 → 4 (HP1001)"},"reboot":{}}""")]
    public async Task An_impact_of_another_form_is_not_known(string impact)
    {
        var machine = await Documents.MachineAsync(Of(Update(Machine(), Machine(("impact", JsonNode.Parse(impact))))));

        machine.Verdict.ShouldBe(PreviewVerdict.Unknown);
        machine.Why.ShouldNotBeNull().ShouldContain("form");
    }

    [Fact]
    public async Task What_was_and_will_be_pending_is_told()
    {
        var waiting = new JsonObject { ["memory"] = "1GiB → 9GiB at the next boot" };

        var machine = await Documents.MachineAsync(Of(Update(Machine(("pending_changes", waiting)), Machine())));

        machine.PendingBefore.ShouldBe([new ChangeLine("memory", Timing.Reboot, "1GiB → 9GiB at the next boot")]);
        machine.PendingAfter.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_others_changed_is_told_for_sizes_name_and_power()
    {
        var plan = With(new JsonObject
        {
            ["resource_changes"] = new JsonArray(Change(Machine(), Machine(), ["no-op"])),
            ["resource_drift"] = new JsonArray(
                Update(Machine(), Machine(("vcpus", 3), ("power_state", "paused"), ("uri", "sim:///x"), ("memory", "1024MiB"))),
                Change(Machine(), null, ["delete"], "hotplug_virtual_machine.lost")),
        });

        var report = await Documents.ReadAsync(plan);

        report.Machines.Single(m => m.Address == Web).Drift.ShouldBe([new ChangeLine("vcpus", Timing.Live, "2 → 3"), new ChangeLine("power_state", Timing.Live, "running → paused")]);
        report.Machines.Single(m => m.Address == "hotplug_virtual_machine.lost").Drift.ShouldHaveSingleItem().Text.ShouldBe("web → gone");
    }

    [Fact]
    public async Task The_picture_has_the_sizes_before_after_and_after_the_reboot()
    {
        var after = Machine(
            ("impact", Impact("reboot", live: new JsonObject { ["vcpus"] = "2 → 4, hot-added (HP1001)" })),
            ("vcpus", 4),
            ("max_vcpus", 16),
            ("live_values", null),
            ("pending_changes", new JsonObject { ["max_vcpus"] = "8 → 16 at the next boot" }),
            ("pending_reboot", true));

        var machine = await Documents.MachineAsync(Of(Update(Machine(), after).WithChange("after_unknown", new JsonObject { ["live_values"] = true })));

        machine.Picture.ShouldNotBeNull().ShouldSatisfyAllConditions(
            p => (p.Before!.Vcpus, p.Before.MaxVcpus).ShouldBe((2, 8)),
            p => (p.After!.Vcpus, p.After.MaxVcpus).ShouldBe((4, 8)),
            p => (p.AfterReboot!.Vcpus, p.AfterReboot.MaxVcpus).ShouldBe((4, 16)));
    }

    [Fact]
    public async Task Memory_in_devices_that_no_attribute_shows_is_in_the_picture()
    {
        var machine = await Documents.MachineAsync(Of(Change(Machine(("memory", "3GiB"), ("live_values", Live(2, "3GiB"))), Machine(("memory", "3GiB"), ("live_values", Live(2, "3GiB"))), ["no-op"])));

        machine.Picture.ShouldNotBeNull().After.ShouldNotBeNull().Memory.ShouldBe(ByteSize.FromGiB(3));
    }

    [Fact]
    public async Task A_machine_that_goes_has_a_picture_of_what_goes()
    {
        var machine = await Documents.MachineAsync(Of(Change(Machine(("definition", "<domain/>")), null, ["delete"])));

        machine.Picture.ShouldNotBeNull().ShouldSatisfyAllConditions(p => p.Before!.Vcpus.ShouldBe(2), p => p.After.ShouldBeNull());
    }

    [Fact]
    public async Task A_machine_that_is_made_has_a_picture_although_its_live_values_are_not_known()
    {
        var change = Change(null, Machine(("definition", "<domain/>"), ("live_values", null)), ["create"]).WithChange("after_unknown", new JsonObject { ["id"] = true, ["live_values"] = true });

        (await Documents.MachineAsync(Of(change))).Picture.ShouldNotBeNull().ShouldSatisfyAllConditions(p => p.Before.ShouldBeNull(), p => p.After!.Vcpus.ShouldBe(2));
    }
}
