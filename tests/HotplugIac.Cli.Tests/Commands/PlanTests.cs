using HotplugIac.Cli.Tests.World;

namespace HotplugIac.Cli.Tests.Commands;

public sealed class PlanTests : IDisposable
{
    private readonly World.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private Task<CliRun> PlanAsync(string yaml, params string[] more) => _cli.RunAsync(["plan", _cli.Write("machines.yaml", yaml), .. more]);

    [Theory]
    [InlineData(0, "web: { vcpus: 2 }")]
    [InlineData(2, "web: { vcpus: 4 }")]
    [InlineData(3, "web: { vcpus: 16, max_vcpus: 16 }")]
    public async Task The_exit_code_tells_what_would_happen(int code, string machine)
    {
        var run = await PlanAsync($"machines:\n  {machine}\n", "--detailed-exitcode");

        run.Code.ShouldBe(code, run.Error);
    }

    [Fact]
    public async Task A_plan_changes_nothing()
    {
        await PlanAsync("machines:\n  web: { vcpus: 4 }\n");

        _cli.Read("state.json").ShouldBe(SimulatorFiles.Typical);
    }

    [Fact]
    public async Task Json_is_that_of_preview()
    {
        var run = await PlanAsync("machines:\n  web: { vcpus: 4 }\n", "-o", "json");

        await run.ShouldFitAsync(_cli, "plan");
        run.Json["source"]!.Text("kind").ShouldBe("hypervisor");
        run.Json["machines"]![0]!.Text("verdict").ShouldBe("live");
    }

    [Fact]
    public async Task A_machine_that_is_not_there_is_created_from_its_definition()
    {
        var run = await PlanAsync($"machines:\n  new:\n    vcpus: 1\n    definition: \"{SimulatorFiles.Definition}\"\n", "-o", "json");

        run.Code.ShouldBe(0, run.Error + run.Out);
        run.Json["machines"]![0]!.Text("action").ShouldBe("create");
    }

    [Fact]
    public async Task A_machine_that_is_there_and_has_a_definition_is_changed()
    {
        var run = await PlanAsync($"machines:\n  web:\n    vcpus: 4\n    definition: \"{SimulatorFiles.Definition.Replace("new", "web", StringComparison.Ordinal)}\"\n", "-o", "json");

        run.Code.ShouldBe(0, run.Error + run.Out);
        run.Json["machines"]![0]!.Text("action").ShouldBe("update");
    }

    [Fact]
    public async Task A_machine_that_is_neither_there_nor_defined_is_an_error_and_hides_no_other()
    {
        var run = await PlanAsync("machines:\n  web: { vcpus: 4 }\n  wep: { vcpus: 4 }\n", "--detailed-exitcode");

        run.Code.ShouldBe(1);
        run.Out.ShouldContain("web");
        run.Out.ShouldContain("HP1001");
        run.Error.ShouldContain("error: wep: There is no machine \"wep\"");
        run.Error.ShouldContain("give its definition. (HP4008)");
    }

    [Fact]
    public async Task Two_keys_for_one_machine_are_an_error()
    {
        var run = await PlanAsync("machines:\n  a: { name: web, vcpus: 4 }\n  b: { name: web, vcpus: 2 }\n");

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("web");
    }

    [Fact]
    public async Task What_is_impossible_names_the_attribute()
    {
        var run = await PlanAsync("machines:\n  web: { vcpus: 9000 }\n");

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("error: web: ");
        run.Error.ShouldContain("HP90");
    }

    [Fact]
    public async Task The_warning_that_repeats_the_impact_is_no_note()
    {
        var run = await PlanAsync("machines:\n  web: { vcpus: 2, max_vcpus: 16 }\n", "-o", "json");

        run.Json["notes"]!.AsArray().ShouldBeEmpty();
        run.Json["machines"]![0]!.Text("verdict").ShouldBe("reboot");
    }

    [Fact]
    public async Task The_hypervisor_can_stand_in_the_file()
    {
        _cli.Set("HOTPLUG_URI", null);

        var run = await PlanAsync($"provider:\n  uri: \"sim://{_cli.Place("state.json")}\"\nmachines:\n  web: {{ vcpus: 4 }}\n", "--detailed-exitcode");

        run.Code.ShouldBe(2, run.Error);
    }

    [Fact]
    public async Task A_hypervisor_that_cannot_be_reached_is_named()
    {
        _cli.Set("HOTPLUG_URI", "ch+unix:///nowhere");

        var run = await PlanAsync("machines:\n  web: { vcpus: 4 }\n");

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("/nowhere");
    }
}
