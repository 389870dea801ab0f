using System.Text.Json.Nodes;
using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Commands;

/// <summary>The options of <c>plan</c> and <c>apply</c>, and the commands that look into plan and state.</summary>
public sealed class PlanModeTests : IDisposable
{
    private readonly string _name = SimulatorFile.NewName("mode");
    private readonly string _other = SimulatorFile.NewName("mode");
    private readonly SimulatorFile _file;

    public PlanModeTests() => _file = new SimulatorFile(SimulatorFile.Growing(_name), SimulatorFile.Growing(_other));

    [Fact]
    public async Task Without_refresh_the_plan_rests_on_what_was_read_last_and_the_apply_on_what_is()
    {
        await using var project = await AdoptedAsync(2);
        await GrowByHandAsync(3);

        (await project.PlanAsync(["-refresh=false"])).IsEmpty.ShouldBeTrue("drift is not looked for");
        project.Edit(_file.Uri, Sizes(4));
        var plan = await project.PlanAsync(["-refresh=false"]);
        plan[Address].PlannedText("impact", "live", "vcpus").ShouldBe("2 → 4, hot-added (HP1001)");
        (await project.ApplyAsync(plan)).EnsureSuccess();

        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();
        _file.Running(_name)!["vcpus"]!.GetValue<int>().ShouldBe(4);
    }

    [Fact]
    public async Task A_refresh_takes_drift_over_and_touches_nothing()
    {
        await using var project = await AdoptedAsync(2);
        await GrowByHandAsync(3);
        var before = _file.Text;

        (await project.RefreshOnlyExitCodeAsync()).ShouldBe(2);
        (await project.ApplyAsync(["-refresh-only"])).EnsureSuccess();

        (await project.StateAsync()).Text(Address, "vcpus").ShouldBe("3");
        (await project.RefreshOnlyExitCodeAsync()).ShouldBe(0);
        _file.Text.ShouldBe(before);
    }

    [Fact]
    public async Task A_target_is_changed_alone_and_one_at_a_time_works()
    {
        await using var project = await AdoptedAsync(2);
        string Both(int vcpus) => Module(_file.Uri, string.Empty, $"name = \"{_name}\"\nvcpus = {vcpus}\n}}\nresource \"hotplug_virtual_machine\" \"other\" {{\nname = \"{_other}\"\nvcpus = {vcpus}");

        project.Write("main.tf", Both(4));
        (await project.ApplyAsync([$"-target={Address}"])).EnsureSuccess();
        (Vcpus(_name), Vcpus(_other)).ShouldBe((4, 2));
        await project.ApplyAndReplanEmptyAsync(["-parallelism=1"]);

        (Vcpus(_name), Vcpus(_other)).ShouldBe((4, 4));
    }

    [Fact]
    public async Task An_adopted_machine_that_is_replaced_is_let_go_and_adopted_again_without_a_stop()
    {
        await using var project = await AdoptedAsync(2);
        var id = (await project.StateAsync()).Text(Address, "id");

        project.Edit(_file.Uri, Sizes(4));
        var plan = await project.PlanAsync([$"-replace={Address}"]);
        plan[Address].Action.ShouldBe(PlannedAction.Replace);
        (await project.ApplyAsync(plan)).EnsureSuccess();

        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();
        ((await project.StateAsync()).Text(Address, "id"), _file.Boots(_name), Vcpus(_name)).ShouldBe((id, 1, 4));
    }

    [Fact]
    public async Task A_destroy_says_that_an_adopted_machine_stays_and_one_that_is_gone_is_let_go_without_refresh()
    {
        await using var project = await AdoptedAsync(2);
        var before = _file.Text;
        var plan = await project.PlanAsync(["-destroy"]);
        plan.Text.ShouldContain("Warning: The machine is released, not deleted");
        (await project.ApplyAsync(plan)).EnsureSuccess();
        ((await project.StateAsync()).Addresses.Count, _file.Text).ShouldBe((0, before));

        await project.ApplyAndReplanEmptyAsync();
        await _file.EditAsync(state => state["machines"] = new JsonArray());
        var refused = await project.DestroyAsync();
        refused.Success.ShouldBeFalse();
        refused.Text.Unwrapped().ShouldContain("terraform destroy -refresh=false");
        (await project.DestroyAsync(["-refresh=false"])).EnsureSuccess();
        (await project.StateAsync()).Addresses.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_impact_is_in_the_plan_as_JSON_and_values_are_in_console_output_and_show()
    {
        await using var project = await AdoptedAsync(2);
        project.Write("main.tf", Module(_file.Uri, string.Empty, Sizes(4)) + $"\noutput \"vcpus\" {{\n  value = {Address}.live_values.vcpus\n}}\n");

        var plan = await project.PlanAsync();
        plan[Address].PlannedText("impact", "live", "vcpus").ShouldBe("2 → 4, hot-added (HP1001)");
        (plan[Address].Before("impact", "verdict")!.Value.GetString(), plan[Address].PlannedText("impact", "verdict")).ShouldBe(("none", "live"));
        await project.ApplyAndReplanEmptyAsync();

        (await project.OutputAsync("vcpus")).GetInt32().ShouldBe(4);
        (await project.ShowTextAsync()).ShouldContain("\"vcpus\" = \"2 → 4, hot-added (HP1001)\"", customMessage: "what the last apply did");
        (await ConsoleAsync(project, $"{Address}.impact.verdict")).ShouldBe("\"live\"");
        (await ConsoleAsync(project, $"{Address}.pending_reboot")).ShouldBe("false");
    }

    public void Dispose() => _file.Dispose();

    private string Sizes(int vcpus) => $"name = \"{_name}\"\nvcpus = {vcpus}";

    private int Vcpus(string name) => _file.Running(name)!["vcpus"]!.GetValue<int>();

    private Task GrowByHandAsync(int vcpus) => _file.EditMachineAsync(_name, (running, configured) => (running["vcpus"], configured["vcpus"]) = (vcpus, vcpus));

    private async Task<TerraformProject> AdoptedAsync(int vcpus)
    {
        var project = await ProjectAsync(_file.Uri, Sizes(vcpus));
        await project.ApplyAndReplanEmptyAsync();
        return project;
    }

    private static async Task<string> ConsoleAsync(TerraformProject project, string expression)
    {
        // The console reads expressions from its input, which a script of the shell gives it.
        project.Write("ask.sh", $"echo '{expression}' | terraform console -no-color\n");
        var asked = await new CommandLine("sh", ["ask.sh"]) { WorkingDirectory = project.Directory, Environment = new Dictionary<string, string?> { ["TF_CLI_CONFIG_FILE"] = TerraformRc } }.RunAsync();
        return asked.EnsureSuccess().StandardOutput.Trim();
    }
}
