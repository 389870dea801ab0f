using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Commands;

/// <summary><c>moved</c> and <c>removed</c> blocks.</summary>
public sealed class MovedTests : IDisposable
{
    private readonly string _name = SimulatorFile.NewName("moved");
    private readonly string _created = SimulatorFile.NewName("moved");
    private readonly SimulatorFile _file;

    public MovedTests() => _file = new SimulatorFile(SimulatorFile.Growing(_name));

    [Fact]
    public async Task A_machine_can_be_renamed_in_the_configuration_moved_under_for_each_and_into_a_module()
    {
        await using var project = await ProjectAsync(_file.Uri, Sizes);
        await project.ApplyAndReplanEmptyAsync();
        var before = _file.Text;
        var machine = $"resource \"hotplug_virtual_machine\" \"web\" {{\n{Sizes}\n}}\n";
        project.Write("inner/main.tf", "terraform {\n  required_providers {\n    hotplug = { source = \"hotplugiac/hotplug\" }\n  }\n}\n" + machine);
        var from = Address;

        foreach (var (to, text) in new[]
        {
            ("hotplug_virtual_machine.web", machine),
            ("hotplug_virtual_machine.all[\"web\"]", $"resource \"hotplug_virtual_machine\" \"all\" {{\nfor_each = toset([\"web\"])\n{Sizes}\n}}\n"),
            ("module.inner.hotplug_virtual_machine.web", "module \"inner\" {\n  source = \"./inner\"\n}\n"),
        })
        {
            project.Write("main.tf", $"{Head(_file.Uri)}\n{text}\nmoved {{\n  from = {from}\n  to = {to}\n}}\n");
            await project.InitAsync();
            var plan = await project.PlanAsync();
            plan.Text.Unwrapped().ShouldContain($"# {from} has moved to {to}");
            (plan[to].Action, plan[to].Root.GetProperty("previous_address").GetString()).ShouldBe((PlannedAction.NoOp, from));
            await project.ApplyAndReplanEmptyAsync();
            from = to;
        }

        _file.Text.ShouldBe(before);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_resource_that_is_removed_leaves_an_adopted_machine_and_takes_a_created_one_only_when_told_to(bool destroy)
    {
        await using var project = await ProjectAsync(_file.Uri, Sizes);
        project.Write("created.tf", $$"""
            resource "hotplug_virtual_machine" "created" {
              name       = "{{_created}}"
              definition = "<domain type='kvm'><os><type machine='q35'>hvm</type></os><features><acpi/></features></domain>"
              vcpus      = 2
              memory     = "1GiB"
            }
            """);
        await project.ApplyAndReplanEmptyAsync();
        var running = _file.Machine(_name).ToJsonString();

        string Removed(string address) => $"removed {{\n  from = {address}\n  lifecycle {{\n    destroy = {(destroy ? "true" : "false")}\n  }}\n}}\n";
        project.Write("main.tf", Head(_file.Uri) + "\n" + Removed(Address));
        project.Write("created.tf", Removed("hotplug_virtual_machine.created"));
        var plan = await project.PlanAsync();
        plan[Address].Action.ShouldBe(destroy ? PlannedAction.Delete : PlannedAction.Forget);
        plan.Text.Contains("Warning: The machine is released, not deleted", StringComparison.Ordinal).ShouldBe(destroy, plan.Text);
        await project.ApplyAndReplanEmptyAsync();

        (await project.StateAsync()).Addresses.ShouldBeEmpty();
        _file.Machine(_name).ToJsonString().ShouldBe(running);
        _file.Text.Contains(_created, StringComparison.Ordinal).ShouldBe(!destroy);
    }

    public void Dispose() => _file.Dispose();

    private string Sizes => $"name = \"{_name}\"\nvcpus = 2";
}
