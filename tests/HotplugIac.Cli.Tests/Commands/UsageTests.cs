using HotplugIac.Cli.Tests.World;

namespace HotplugIac.Cli.Tests.Commands;

public sealed class UsageTests : IDisposable
{
    private readonly World.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("There is no command \"inspekt\"; did you mean \"inspect\"?", "inspekt")]
    [InlineData("There is no option \"--vcpu\" of set; did you mean \"--vcpus\"?", "set", "web", "--vcpu", "4")]
    [InlineData("There is no option \"--detailed-exit-code\" of preview; did you mean \"--detailed-exitcode\"?", "preview", "x", "--detailed-exit-code")]
    [InlineData("--output yml is not known here", "inspect", "web", "--output", "yml")]
    [InlineData("--output sarif is not known here", "doctor", "--output", "sarif")]
    [InlineData("Which command?")]
    [InlineData("Required argument 'PLAN' missing", "preview")]
    [InlineData("\"b\" is one word too many for apply.", "apply", "a", "b")]
    [InlineData("There is no option \"--vcpus\" of explain", "explain", "--vcpus")]
    [InlineData("Cannot parse argument 'x' for option '--parallelism' as a whole number.", "apply", "a", "--parallelism", "x")]
    [InlineData("--fail-on: \"stopp\" is not known; did you mean \"stop\"?", "preview", "x", "--fail-on", "stopp")]
    [InlineData("--markdown-budget 12 is not possible", "preview", "x", "--markdown-budget", "12")]
    [InlineData("there is no folder", "preview", "x", "--source-root", "/nowhere")]
    [InlineData("--parallelism 0 is not possible", "apply", "x", "--parallelism", "0")]
    [InlineData("There is no rule \"HP1O01\"; did you mean \"HP1001\"?", "explain", "HP1O01")]
    [InlineData("There is no schema of \"inspct\"; did you mean \"inspect\"?", "schema", "--command", "inspct")]
    [InlineData("One schema at a time", "schema", "--policy", "--preview")]
    [InlineData("There is no completion for \"fisch\"; did you mean \"fish\"?", "completion", "fisch")]
    [InlineData("draws one machine: name it", "inspect", "--output", "svg")]
    [InlineData("--on gitlb is not known; did you mean \"gitlab\"?", "comment", "-", "--on", "gitlb")]
    public async Task What_cannot_be_understood_ends_with_1_and_says_what_was_meant(string message, params string[] args)
    {
        var run = await _cli.RunAsync(args);

        run.Code.ShouldBe(1);
        run.Error.ShouldStartWith("error: ");
        run.Error.ShouldContain(message);
        run.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task Errors_are_a_document_where_json_is_asked_for()
    {
        var run = await _cli.RunAsync("inspect", "wep", "--output", "json");

        run.Code.ShouldBe(1);
        run.Error.ShouldBeEmpty();
        await run.ShouldFitAsync(_cli, "error");
        run.Json["problems"]![0]!.Text("code").ShouldBe("HP4008");
    }

    [Fact]
    public async Task Errors_of_the_command_line_are_a_document_too()
    {
        var run = await _cli.RunAsync("inspekt", "-o", "json");

        run.Code.ShouldBe(1);
        await run.ShouldFitAsync(_cli, "error");
        run.Json["problems"]![0]!["code"].ShouldBeNull();
    }

    [Fact]
    public async Task Help_names_every_command_that_is_not_hidden()
    {
        var run = await _cli.RunAsync("--help");

        run.Code.ShouldBe(0);
        foreach (var name in (string[])["preview", "comment", "inspect", "plan", "apply", "set", "doctor", "explain", "schema", "completion"])
        {
            run.Out.ShouldContain($"  {name} ");
        }

        run.Out.ShouldNotContain("__complete");
    }

    [Fact]
    public async Task Options_may_stand_before_the_command()
    {
        _cli.Set("HOTPLUG_URI", null);

        var run = await _cli.RunAsync("--uri", $"sim://{_cli.Place("state.json")}", "inspect");

        run.Code.ShouldBe(0, run.Error);
        run.Out.ShouldContain("web");
    }

    [Fact]
    public async Task Without_a_hypervisor_it_says_how_to_name_one()
    {
        _cli.Set("HOTPLUG_URI", null);

        var run = await _cli.RunAsync("inspect");

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("Give --uri");
        run.Error.ShouldContain("HOTPLUG_URI");
        run.Error.ShouldContain("(HP9011)");
    }

    [Fact]
    public async Task Version_is_the_number_alone()
    {
        var run = await _cli.RunAsync("--version");

        run.Out.ShouldMatch(@"^\d+\.\d+\.\d+\n$");
    }

    [Fact]
    public async Task Control_characters_from_outside_do_not_reach_the_terminal()
    {
        var run = await _cli.RunAsync("inspect", "web\u001b[2J\u202e");

        run.Error.ShouldNotContain("\u001b");
        run.Error.ShouldContain("\\u001b[2J\\u202e");
    }
}
