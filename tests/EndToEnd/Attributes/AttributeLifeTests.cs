using HotplugIac.Harness;
using HotplugIac.Resources.Schema;
using static EndToEnd.Attributes.ResourceModule;

namespace EndToEnd.Attributes;

/// <summary>
/// Every attribute of a machine from create to clear. The machines go through their lives side by side: a phase is one plan of
/// a module with all of them, and after each apply neither a plan nor a refresh-only one finds anything.
/// </summary>
public sealed class AttributeLifeTests
{
    [Fact]
    public void Every_attribute_of_the_schema_that_can_be_set_has_a_row()
    {
        var rows = ResourceRows.All("sim:///a", "sim:///b", "name");

        rows.Select(r => r.Attribute).ShouldBe(VirtualMachineSchema.Rows.Where(r => r.Usage != Usage.Computed).Select(r => r.Name), ignoreOrder: true);
        foreach (var row in rows)
        {
            var usage = VirtualMachineSchema.Rows.Single(r => r.Name == row.Attribute).Usage;
            row.Cleared.ShouldBe(usage switch { Usage.Required => Cleared.Never, Usage.OptionalComputed => Cleared.Kept, _ => Cleared.Null }, row.Attribute);
        }
    }

    [Fact]
    public async Task Every_attribute_is_set_at_create_changed_live_and_at_a_boot_cleared_and_unknown()
    {
        await using var module = await NewAsync();
        var project = module.Project;

        module.Write(r => With(r, r.Create));
        var plan = await ApplyAsync(module, _ => (PlannedAction.Create, "none"));
        foreach (var row in module.Rows)
        {
            plan[row.Address].IsUnknown(row.Attribute).ShouldBeFalse(row.Attribute);
        }

        module.Write(r => With(r, r.Live ?? r.Create));
        await ApplyAsync(module, r => r.Live is null ? (PlannedAction.NoOp, "none") : (PlannedAction.Update, r.LiveVerdict));

        // What the running machine cannot take is written for its next boot and shown as such.
        module.Write(r => With(r, r.Reboot ?? r.Live ?? r.Create, r.BesideReboot));
        plan = await ApplyAsync(module, r => r.Reboot is null ? (PlannedAction.NoOp, "none") : (PlannedAction.Update, "reboot"));
        var state = await project.StateAsync();
        foreach (var row in module.Rows)
        {
            (plan[row.Address].Planned("impact", "reboot", row.Attribute) is not null).ShouldBe(row.Reboot is not null, row.Attribute);
            plan[row.Address].PlannedText("impact", "stops_machine").ShouldBe("false", row.Attribute);
            state.Text(row.Address, "pending_reboot").ShouldBe(row.Reboot is null ? "false" : "true", row.Attribute);
            module.Boots(row).ShouldBe(1, row.Attribute);
        }

        var boot = ResourceRows.Of(("on_reboot_required", "\"reboot\""));
        module.Write(r => r.Reboot is null ? With(r, r.Live ?? r.Create) : With(r, r.Reboot, r.BesideReboot.Concat(boot).ToDictionary(a => a.Key, a => a.Value)));
        plan = await ApplyAsync(module, r => r.Reboot is null ? (PlannedAction.NoOp, "none") : (PlannedAction.Update, "reboot"));
        state = await project.StateAsync();
        foreach (var row in module.Rows)
        {
            plan[row.Address].PlannedText("impact", "stops_machine").ShouldBe(row.Reboot is null ? "false" : "true", row.Attribute);
            state.Text(row.Address, "pending_reboot").ShouldBe("false", row.Attribute);
            module.Boots(row).ShouldBe(row.Reboot is null ? 1 : 2, row.Attribute);
        }

        var before = state;
        module.Write(r => r.Cleared == Cleared.Never ? With(r, r.Reboot ?? r.Create, r.BesideReboot) : With(r, null, r.Reboot is null ? null : boot));
        plan = await ApplyAsync(module, r => r.Cleared switch
        {
            Cleared.Null => (PlannedAction.Update, "none"),
            Cleared.Never when r.Reboot is not null => (PlannedAction.Update, "none"), // on_reboot_required goes
            _ => (PlannedAction.NoOp, "none"),
        });
        state = await project.StateAsync();
        foreach (var row in module.Rows.Where(r => r.Cleared != Cleared.Never))
        {
            state.Text(row.Address, row.Attribute).ShouldBe(row.Cleared == Cleared.Null ? null : before.Text(row.Address, row.Attribute), row.Attribute);
            state.Text(row.Address, "live_values").ShouldBe(before.Text(row.Address, "live_values"), row.Attribute);
        }
    }

    [Fact]
    public async Task Every_attribute_can_be_unknown_at_create_and_at_a_change()
    {
        await using var module = await NewAsync();
        static string Unknown(AttributeRow row) => $"terraform_data.input.output.{row.Attribute}";
        string Input(Func<AttributeRow, string> value) =>
            $"resource \"terraform_data\" \"input\" {{\n  input = {{\n{string.Concat(module.Rows.Select(r => $"    {r.Attribute} = {value(r)}\n"))}  }}\n}}\n";

        module.Write(r => With(r, Unknown(r)), Input(r => r.Create));
        var create = (await module.Project.PlanAsync()).EnsureSuccess();
        foreach (var row in module.Rows)
        {
            create[row.Address].IsUnknown(row.Attribute).ShouldBeTrue(row.Attribute);

            // What is created has no impact, whatever it will look like.
            create[row.Address].PlannedText("impact", "verdict").ShouldBe(row.Attribute == "definition" ? null : "none", row.Attribute);
        }

        await module.Project.ApplyAndReplanEmptyAsync();

        // As long as the input is to be changed, nobody knows to what.
        module.Write(r => With(r, Unknown(r)), Input(r => r.Live ?? r.Reboot ?? r.Create));
        var change = (await module.Project.PlanAsync()).EnsureSuccess();
        foreach (var row in module.Rows)
        {
            change[row.Address].IsUnknown("impact").ShouldBeTrue(row.Attribute);
            change[row.Address].Action.ShouldBe(PlannedAction.Update, row.Attribute);
        }

        await module.Project.ApplyAndReplanEmptyAsync();
        var state = await module.Project.StateAsync();
        (state.Text(module.Rows.Single(r => r.Attribute == "vcpus").Address, "vcpus"), state.Text("hotplug_virtual_machine.guest", "guest")).ShouldBe(("4", "auto"));
    }

    [Fact]
    public async Task An_unknown_value_that_turns_out_to_need_a_reboot_is_refused_under_fail_before_anything_is_touched()
    {
        var name = SimulatorFile.NewName("fail");
        using var file = new SimulatorFile(SimulatorFile.Growing(name));
        string Machine(string maximum) => $"name = \"{name}\"\nvcpus = 2\nmax_vcpus = {maximum}\non_reboot_required = \"fail\"";
        await using var project = await ProviderUnderTest.ProjectAsync(file.Uri, Machine("8"));
        await project.ApplyAndReplanEmptyAsync();
        var before = file.Text;

        project.Edit(file.Uri, Machine("terraform_data.input.output") + "\n}\nresource \"terraform_data\" \"input\" {\n  input = 16");
        (await project.PlanAsync())[ProviderUnderTest.Address].IsUnknown("impact", "verdict").ShouldBeTrue();
        var apply = await project.ApplyAsync();

        apply.Success.ShouldBeFalse(apply.Text);
        apply.Text.Unwrapped().ShouldContain("(HP4015)");
        file.Text.ShouldBe(before);
    }

    [Fact]
    public async Task Another_name_is_another_machine()
    {
        await using var module = await NewAsync();
        var row = module.Rows.Single(r => r.Attribute == "name");
        module.Write(r => r == row ? With(r, r.Create) : null);
        await module.Project.ApplyAndReplanEmptyAsync();
        var id = (await module.Project.StateAsync()).Text(row.Address, "id");

        module.Write(r => r == row ? With(r, $"\"{SimulatorFile.NewName("attribute")}\"") : null);
        (await module.Project.PlanAsync())[row.Address].Action.ShouldBe(PlannedAction.Replace);
        await module.Project.ApplyAndReplanEmptyAsync();

        (await module.Project.StateAsync()).Text(row.Address, "id").ShouldNotBe(id);
    }

    /// <summary>Applies; then nothing is left.</summary>
    private static async Task<PlanDocument> ApplyAsync(ResourceModule module, Func<AttributeRow, (PlannedAction Action, string Verdict)> expected)
    {
        var plan = (await module.Project.PlanAsync()).EnsureSuccess();
        string.Join('\n', module.Rows.Select(r => $"{r.Attribute}: {plan[r.Address].Action} {plan[r.Address].PlannedText("impact", "verdict")}"))
            .ShouldBe(string.Join('\n', module.Rows.Select(r => $"{r.Attribute}: {expected(r).Action} {expected(r).Verdict}")), plan.Text);
        await module.Project.ApplyAndReplanEmptyAsync();
        return plan.Json;
    }
}
