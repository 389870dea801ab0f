using HotplugIac.Cli.Tests.World;

namespace HotplugIac.Cli.Tests.Commands;

public sealed class ApplyTests : IDisposable
{
    private const string Growth = "machines:\n  web: { vcpus: 4, memory: 2GiB }\n";

    private readonly World.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private static Task<CliRun> ApplyAsync(World.Cli cli, string yaml, params string[] more) => cli.RunAsync(["apply", cli.Write("machines.yaml", yaml), .. more]);

    [Fact]
    public async Task What_is_true_afterwards_was_read_back()
    {
        var run = await ApplyAsync(_cli, Growth, "--auto-approve");

        run.Code.ShouldBe(0, run.Error);
        run.Out.ShouldContain("web: changed, running with 4 vCPUs and 2GiB");
        run.Out.ShouldEndWith("Applied: 1 changed.\n");
    }

    [Fact]
    public async Task Progress_is_lines_where_there_is_no_terminal()
    {
        var run = await ApplyAsync(_cli, Growth, "--auto-approve");

        run.Error.ShouldContain("web: step 1 of 2: hot-add vCPUs 2 → 4\n");
        run.Error.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task Without_a_terminal_it_must_be_approved_beforehand()
    {
        var run = await ApplyAsync(_cli, Growth);

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("Give --auto-approve");
        _cli.Read("state.json").ShouldBe(SimulatorFiles.Typical);
    }

    [Theory]
    [InlineData("yes\n", 0)]
    [InlineData("y\n", 1)]
    [InlineData("no\n", 1)]
    [InlineData("", 1)]
    public async Task At_a_terminal_only_yes_is_taken(string answer, int code)
    {
        _cli.Typed = answer;

        var run = await ApplyAsync(_cli, Growth);

        run.Code.ShouldBe(code);
        run.Error.ShouldContain("Apply this plan?");
        (_cli.Read("state.json") == SimulatorFiles.Typical).ShouldBe(code != 0);
    }

    [Fact]
    public async Task Nothing_to_do_is_not_asked_about()
    {
        var run = await ApplyAsync(_cli, "machines:\n  web: { vcpus: 2 }\n");

        run.Code.ShouldBe(0, run.Error);
        run.Out.ShouldEndWith("Applied: 1 unchanged.\n");
    }

    [Fact]
    public async Task A_second_apply_finds_nothing_to_do()
    {
        await ApplyAsync(_cli, Growth, "--yes");

        var run = await ApplyAsync(_cli, Growth, "--yes");

        run.Out.ShouldEndWith("Applied: 1 unchanged.\n");
    }

    [Fact]
    public async Task A_stop_is_said_before_the_question()
    {
        _cli.Typed = "no\n";

        var run = await ApplyAsync(_cli, "machines:\n  web: { vcpus: 2, max_vcpus: 16, on_reboot_required: reboot }\n");

        run.Error.ShouldContain("Apply this plan? 1 machine is stopped.");
    }

    [Fact]
    public async Task A_machine_that_fails_holds_no_other_up()
    {
        using var cli = new World.Cli(SimulatorFiles.Failing);

        var run = await ApplyAsync(cli, "machines:\n  web: { vcpus: 4 }\n  api: { vcpus: 4 }\n", "--auto-approve");

        run.Code.ShouldBe(1);
        run.Out.ShouldContain("api: changed, running with 4 vCPUs");
        run.Out.ShouldContain("web: failed, running with 2 vCPUs");
        run.Out.ShouldEndWith("Applied: 1 changed, 1 failed.\n");
        run.Error.ShouldContain("error: web: ");
    }

    [Fact]
    public async Task A_plan_with_an_error_is_not_carried_out_in_part()
    {
        var run = await ApplyAsync(_cli, "machines:\n  web: { vcpus: 4 }\n  wep: { vcpus: 4 }\n", "--auto-approve");

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("Nothing was changed");
        _cli.Read("state.json").ShouldBe(SimulatorFiles.Typical);
    }

    [Fact]
    public async Task What_the_gate_denies_is_not_carried_out()
    {
        var run = await ApplyAsync(_cli, "machines:\n  web: { vcpus: 2, max_vcpus: 16, on_reboot_required: reboot }\n", "--auto-approve", "--fail-on", "stop");

        run.Code.ShouldBe(10);
        run.Error.ShouldContain("Nothing was changed: --fail-on denies the plan.");
        _cli.Read("state.json").ShouldBe(SimulatorFiles.Typical);
    }

    [Fact]
    public async Task A_machine_is_created_and_what_is_not_in_the_file_stays()
    {
        var run = await ApplyAsync(_cli, $"machines:\n  new:\n    vcpus: 1\n    definition: \"{SimulatorFiles.Definition}\"\n", "--auto-approve");

        run.Code.ShouldBe(0, run.Error);
        run.Out.ShouldContain("new: created, running with 1 vCPU and 1GiB");
        var all = await _cli.RunAsync("inspect", "-o", "json");
        all.Json["machines"]!.AsArray().Select(m => m!.Text("name")).ShouldBe(["new", "old", "web"]);
    }

    [Fact]
    public async Task What_waits_for_the_next_boot_is_told()
    {
        var run = await ApplyAsync(_cli, "machines:\n  web: { vcpus: 2, max_vcpus: 16 }\n", "--auto-approve", "--detailed-exitcode");

        run.Code.ShouldBe(3, run.Error);
        run.Out.ShouldContain("pending: max_vcpus 8 → 16 at the next boot");
    }

    [Fact]
    public async Task Json_fits_the_schema_and_is_alone_on_standard_output()
    {
        var run = await ApplyAsync(_cli, Growth, "--auto-approve", "-o", "json");

        await run.ShouldFitAsync(_cli, "apply");
        run.Json["machines"]![0]!.Text("result").ShouldBe("changed");
        run.Json["machines"]![0]!["state"]!["vcpus"]!.GetValue<int>().ShouldBe(4);
        run.Error.ShouldContain("hot-added");
    }

    [Fact]
    public async Task Errors_of_a_plan_are_one_document_in_json()
    {
        var run = await ApplyAsync(_cli, "machines:\n  wep: { vcpus: 4 }\n", "--auto-approve", "-o", "json");

        run.Code.ShouldBe(1);
        await run.ShouldFitAsync(_cli, "error");
        run.Json["problems"]!.AsArray().Select(p => p!["code"]?.GetValue<string>()).ShouldContain("HP4008");
    }

    [Fact]
    public async Task An_apply_that_is_cancelled_before_it_begins_touches_nothing()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        _cli.Cancelled = source.Token;

        var run = await ApplyAsync(_cli, Growth, "--auto-approve");

        run.Code.ShouldBe(130);
        _cli.Read("state.json").ShouldBe(SimulatorFiles.Typical);
    }
}
