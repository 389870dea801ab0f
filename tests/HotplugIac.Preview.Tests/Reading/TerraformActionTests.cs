using System.Text.Json.Nodes;
using HotplugIac.Preview.Rendering;
using HotplugIac.Preview.Reports;
using static HotplugIac.Preview.Tests.Reading.PlanText;

namespace HotplugIac.Preview.Tests.Reading;

public sealed class TerraformActionTests
{
    private const string Definition = "<domain type='kvm'><name>web</name></domain>";

    [Fact]
    public async Task The_plan_names_the_live_changes_of_an_update()
    {
        var impact = Impact("live", live: new JsonObject { ["vcpus"] = "2 → 4, hot-added (HP1001)", ["memory"] = "1GiB → 3GiB, grown through virtio-mem (HP2002)" });

        var machine = await Documents.MachineAsync(Of(Update(Machine(), Machine(("impact", impact), ("vcpus", 4), ("memory", "3GiB"), ("live_values", Live(4, "3GiB"))))));

        machine.ShouldSatisfyAllConditions(
            m => (m.Address, m.Name, m.Action, m.Verdict, m.Origin, m.StopsMachine).ShouldBe((Web, "web", MachineAction.Update, PreviewVerdict.Live, VerdictOrigin.Plan, false)),
            m => m.Changes.ShouldBe([new ChangeLine("vcpus", Timing.Live, "2 → 4, hot-added", "HP1001"), new ChangeLine("memory", Timing.Live, "1GiB → 3GiB, grown through virtio-mem", "HP2002")]));
    }

    [Fact]
    public async Task Several_changes_of_an_attribute_are_several_lines_and_a_semicolon_of_a_value_parts_nothing()
    {
        var impact = Impact("reboot", stops: true, reboot: new JsonObject
        {
            ["vcpus"] = "4 → 8, at the boot (HP1003); 8 → 9, written (HP1004)",
            ["numa_cells"] = "cell 0 = 0-3: 1GiB; cell 1 = 4-7: 1GiB → none, at the boot (HP3001)",
            ["memory"] = "a text (of another kind); without a code",
        });

        var machine = await Documents.MachineAsync(Of(Update(Machine(), Machine(("impact", impact)))));

        machine.StopsMachine.ShouldBe(true);
        machine.Changes.ShouldBe(
        [
            new ChangeLine("vcpus", Timing.Reboot, "4 → 8, at the boot", "HP1003"),
            new ChangeLine("vcpus", Timing.Reboot, "8 → 9, written", "HP1004"),
            new ChangeLine("memory", Timing.Reboot, "a text (of another kind); without a code"),
            new ChangeLine("numa_cells", Timing.Reboot, "cell 0 = 0-3: 1GiB; cell 1 = 4-7: 1GiB → none, at the boot", "HP3001"),
        ]);
    }

    [Fact]
    public async Task A_machine_without_a_change_is_in_the_report()
    {
        var machine = await Documents.MachineAsync(Of(Change(Machine(), Machine(), ["no-op"])));

        (machine.Action, machine.Verdict, machine.Changed).ShouldBe((MachineAction.None, PreviewVerdict.None, false));
    }

    [Theory]
    [InlineData(null, MachineAction.Adopt)]
    [InlineData(Definition, MachineAction.Create)]
    public async Task A_create_without_a_definition_adopts(string? definition, MachineAction action)
    {
        var machine = await Documents.MachineAsync(Of(Change(null, Machine(("definition", definition)), ["create"])));

        (machine.Action, machine.Verdict).ShouldBe((action, PreviewVerdict.None));
    }

    [Theory]
    [InlineData(Definition, "running", MachineAction.Delete, true)]
    [InlineData(Definition, "shut off", MachineAction.Delete, false)]
    [InlineData(null, "running", MachineAction.Release, false)]
    public async Task A_delete_stops_only_a_running_machine_that_was_made_here(string? definition, string power, MachineAction action, bool stops)
    {
        var machine = await Documents.MachineAsync(Of(Change(Machine(("definition", definition), ("power_state", power)), null, ["delete"])));

        (machine.Action, machine.StopsMachine).ShouldBe((action, stops));
    }

    [Fact]
    public async Task A_state_that_does_not_tell_whose_the_machine_is_is_taken_at_its_worst()
    {
        var before = Machine();
        before.Remove("definition");

        var machine = await Documents.MachineAsync(Of(Change(before, null, ["delete"])));

        (machine.Action, machine.StopsMachine).ShouldBe((MachineAction.Delete, true));
    }

    [Fact]
    public async Task A_released_machine_keeps_running_and_says_so()
    {
        var machine = await Documents.MachineAsync(Of(Change(Machine(), null, ["delete"])));

        machine.Why.ShouldBe("released, keeps running");
    }

    [Theory]
    [InlineData("forget")]
    [InlineData("create", "forget")]
    public async Task Forgetting_releases_a_machine_that_was_made_here(params string[] actions)
    {
        var machine = await Documents.MachineAsync(Of(Change(Machine(("definition", Definition)), null, actions)));

        (machine.Action, machine.StopsMachine).ShouldBe((MachineAction.Release, false));
    }

    [Theory]
    [InlineData(Definition, true, "delete", "create")]
    [InlineData(Definition, true, "create", "delete")]
    [InlineData(null, false, "delete", "create")]
    public async Task A_replacement_stops_a_machine_that_was_made_here_and_releases_an_adopted_one(string? definition, bool stops, params string[] actions)
    {
        var change = Change(Machine(("definition", definition)), Machine(("definition", definition), ("name", "shop")), actions).WithChange("replace_paths", new JsonArray(Texts("name")));

        var machine = await Documents.MachineAsync(Of(change));

        machine.ShouldSatisfyAllConditions(
            m => (m.Action, m.Verdict, m.StopsMachine, m.Name).ShouldBe((MachineAction.Replace, PreviewVerdict.Replace, stops, "web")),
            m => m.Changes.ShouldBe([new ChangeLine("name", Timing.Replace, "web → shop")]));
    }

    [Theory]
    [InlineData(Definition, "running", "replaced: deleted and made anew")]
    [InlineData(Definition, "shut off", "replaced: deleted and made anew")]
    [InlineData(null, "running", "released, keeps running; another machine takes its place")]
    [InlineData(null, "shut off", "released, stays off; another machine takes its place")]
    public async Task A_replacement_says_what_becomes_of_the_machine_that_is_there(string? definition, string power, string happens)
    {
        var before = Machine(("definition", definition), ("power_state", power));

        var machine = await Documents.MachineAsync(Of(Change(before, Machine(("definition", definition), ("name", "shop")), ["delete", "create"])));

        Outcomes.Happening(machine).ShouldBe(happens);
    }

    [Theory]
    [InlineData("running", "released, keeps running")]
    [InlineData("shut off", "released, stays off")]
    public async Task A_release_says_what_becomes_of_the_machine(string power, string happens) =>
        Outcomes.Happening(await Documents.MachineAsync(Of(Change(Machine(("power_state", power)), null, ["delete"])))).ShouldBe(happens);

    [Fact]
    public async Task Adopting_another_machine_in_place_of_one_can_stop_the_other()
    {
        var next = Machine(("name", "shop"), ("impact", Impact("reboot", stops: true, reboot: new JsonObject { ["memory"] = "1GiB → 9GiB, now (HP2003)" })));

        var machine = await Documents.MachineAsync(Of(Change(Machine(), next, ["delete", "create"]).WithChange("replace_paths", new JsonArray(Texts("name")))));

        machine.StopsMachine.ShouldBe(true);
        machine.Changes.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("replace_because_tainted", "tainted")]
    [InlineData("replace_by_request", "-replace")]
    [InlineData("replace_by_triggers", "replace_triggered_by")]
    public async Task A_replacement_without_a_changed_attribute_says_why(string reason, string word)
    {
        var change = Change(Machine(("definition", Definition)), Machine(("definition", Definition)), ["delete", "create"]).WithMember("action_reason", reason);

        (await Documents.MachineAsync(Of(change))).Why.ShouldNotBeNull().ShouldContain(word);
    }

    [Fact]
    public async Task An_action_that_is_not_known_gates_like_a_reboot()
    {
        var machine = await Documents.MachineAsync(Of(Change(Machine(), Machine(), ["transmogrify"])));

        (machine.Verdict, machine.StopsMachine).ShouldBe((PreviewVerdict.Unknown, null));
        machine.Why.ShouldNotBeNull().ShouldContain("transmogrify");
    }

    [Fact]
    public async Task Moved_and_imported_machines_say_where_they_come_from()
    {
        var change = Change(Machine(), Machine(), ["no-op"]).WithMember("previous_address", "hotplug_virtual_machine.old").WithChange("importing", new JsonObject { ["id"] = "web" });

        var machine = await Documents.MachineAsync(Of(change));

        (machine.PreviousAddress, machine.ImportId).ShouldBe(("hotplug_virtual_machine.old", "web"));
    }

    [Fact]
    public async Task Objects_that_a_replacement_left_behind_are_deleted_at_addresses_of_their_own()
    {
        JsonObject Deposed(string key) => Change(Machine(("definition", Definition)), null, ["delete"]).WithMember("deposed", key);

        var report = await Documents.ReadAsync(Of(Deposed("11111111"), Change(Machine(), Machine(), ["no-op"]), Deposed("22222222")));

        report.Machines.Select(m => m.Address).ShouldBe([$"{Web} (deposed)", $"{Web} (deposed) 22222222", Web]);
    }

    [Fact]
    public async Task Data_sources_are_nothing_and_other_resources_are_counted()
    {
        var data = Change(null, Machine(), ["read"], "data.hotplug_virtual_machine.x").WithMember("mode", "data");
        var other = Change(null, new JsonObject { ["input"] = 1 }, ["create"], "terraform_data.x").WithMember("type", "terraform_data");
        var still = Change([], [], ["no-op"], "terraform_data.y").WithMember("type", "terraform_data");

        var report = await Documents.ReadAsync(Of(data, other, still));

        (report.Machines.Count, report.OtherChanges).ShouldBe((0, 1));
    }

    [Fact]
    public async Task The_gravest_machine_comes_first()
    {
        var report = await Documents.ReadAsync(Of(
            Change(Machine(), Machine(), ["no-op"], "hotplug_virtual_machine.a"),
            Change(Machine(("definition", Definition)), null, ["delete"], "module.m[\"x\"].hotplug_virtual_machine.z[\"a\\\"|b\"]"),
            Change(Machine(), Machine(("impact", Impact("live"))), ["update"], "hotplug_virtual_machine.b")));

        report.Machines.Select(m => m.Address).ShouldBe(["module.m[\"x\"].hotplug_virtual_machine.z[\"a\\\"|b\"]", "hotplug_virtual_machine.b", "hotplug_virtual_machine.a"]);
    }
}
