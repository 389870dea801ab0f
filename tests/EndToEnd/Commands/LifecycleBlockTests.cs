using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Commands;

/// <summary><c>lifecycle</c> and <c>check</c> blocks.</summary>
public sealed class LifecycleBlockTests : IDisposable
{
    private readonly string _name = SimulatorFile.NewName("lifecycle");
    private readonly SimulatorFile _file;

    public LifecycleBlockTests() => _file = new SimulatorFile(SimulatorFile.Growing(_name));

    [Fact]
    public async Task Changes_of_an_ignored_attribute_stay_and_others_are_made()
    {
        await using var project = await ProjectAsync(_file.Uri, Adopted(2, "lifecycle {\nignore_changes = [vcpus]\n}"));
        await project.ApplyAndReplanEmptyAsync();
        await _file.EditMachineAsync(_name, (running, configured) => (running["vcpus"], configured["vcpus"]) = (5, 5));

        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();
        project.Edit(_file.Uri, Adopted(3, "memory = \"2GiB\"\nlifecycle {\nignore_changes = [vcpus]\n}"));
        await project.ApplyAndReplanEmptyAsync();

        _file.Running(_name)!["vcpus"]!.GetValue<int>().ShouldBe(5);
        (await project.StateAsync()).Text(Address, "live_values", "memory").ShouldBe("2GiB");
    }

    [Fact]
    public async Task Conditions_on_impact_and_pending_reboot_work_at_create_while_unknown_and_at_a_change()
    {
        const string Conditions = """
            lifecycle {
              postcondition {
                condition     = self.impact.verdict != "reboot" && !self.impact.stops_machine
                error_message = "A reboot has to be planned by hand."
              }
              postcondition {
                condition     = !self.pending_reboot && length(self.impact.reboot) == 0
                error_message = "Something is pending."
              }
            }
            """;
        const string Input = "\n}\nresource \"terraform_data\" \"input\" {\n  input = 3\n}\nresource \"terraform_data\" \"after\" {\n  input = hotplug_virtual_machine.vm.live_values.vcpus\n"
            + "  lifecycle {\n    precondition {\n      condition     = hotplug_virtual_machine.vm.impact.verdict != \"replace\"\n      error_message = \"no\"\n    }\n  }\n}\n"
            + "check \"nothing_waits\" {\n  assert {\n    condition     = !hotplug_virtual_machine.vm.pending_reboot\n    error_message = \"A reboot is due.\"\n  }\n";
        await using var project = await ProjectAsync(_file.Uri, Adopted(2, Conditions).Replace("vcpus = 2", "vcpus = terraform_data.input.output", StringComparison.Ordinal) + Input);
        (await project.PlanAsync())[Address].IsUnknown("impact", "verdict").ShouldBeTrue();
        await project.ApplyAndReplanEmptyAsync();

        project.Edit(_file.Uri, Adopted(3, "max_vcpus = 16\n" + Conditions) + Input);
        var refused = await project.PlanAsync();
        refused.Failed.ShouldBeTrue(refused.Text);
        refused.Text.ShouldContain("A reboot has to be planned by hand.");
        refused.Text.ShouldContain("Something is pending.");

        // A check only warns.
        project.Edit(_file.Uri, Adopted(3, "max_vcpus = 16") + Input);
        var checkedPlan = await project.PlanAsync();
        checkedPlan.HasChanges.ShouldBeTrue(checkedPlan.Text);
        checkedPlan.Text.ShouldContain("A reboot is due.");
    }

    [Fact]
    public async Task A_machine_that_must_not_be_destroyed_is_not_and_one_whose_trigger_changes_is_replaced()
    {
        var created = SimulatorFile.NewName("lifecycle");
        string Created(string name, string lifecycle, int trigger = 1) => $$"""
            name       = "{{name}}"
            definition = "<domain type='kvm'><os><type machine='q35'>hvm</type></os><features><acpi/></features></domain>"
            vcpus      = 2
            memory     = "1GiB"
            lifecycle {
              {{lifecycle}}
            }
            }
            resource "terraform_data" "trigger" {
              input = {{trigger}}
            """;
        await using var project = await ProjectAsync(_file.Uri, Created(created, "prevent_destroy = true"));
        await project.ApplyAndReplanEmptyAsync();
        var id = (await project.StateAsync()).Text(Address, "id");
        var destroyed = await project.DestroyAsync();
        destroyed.Success.ShouldBeFalse();
        destroyed.Text.ShouldContain("Instance cannot be destroyed");

        const string Trigger = "replace_triggered_by = [terraform_data.trigger]";
        project.Edit(_file.Uri, Created(created, Trigger, 2));
        await project.ApplyAndReplanEmptyAsync();
        var second = (await project.StateAsync()).Text(Address, "id");
        second.ShouldNotBe(id);

        // Two machines of one name cannot be, so that the new one comes first only under another name.
        const string First = "create_before_destroy = true";
        project.Edit(_file.Uri, Created(created, First, 2));
        var same = await project.ApplyAsync([$"-replace={Address}"]);
        same.Success.ShouldBeFalse(same.Text);
        same.Text.Unwrapped().ShouldContain("A replacement with create_before_destroy needs another name. (HP4007)");
        _file.Machine(created)["id"]!.GetValue<string>().ShouldBe(second);

        var other = SimulatorFile.NewName("lifecycle");
        project.Edit(_file.Uri, Created(other, First, 2));
        await project.ApplyAndReplanEmptyAsync();
        (_file.Text.Contains(created, StringComparison.Ordinal), _file.Text.Contains(other, StringComparison.Ordinal)).ShouldBe((false, true));
    }

    public void Dispose() => _file.Dispose();

    private string Adopted(int vcpus, string more) => $"name = \"{_name}\"\nvcpus = {vcpus}\n{more}";
}
