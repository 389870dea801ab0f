using HotplugIac.Cli.Tests.World;

namespace HotplugIac.Cli.Tests.Commands;

public sealed class InspectTests : IDisposable
{
    private const string Unreadable =
        """
        { "machines": [ { "name": "web", "vcpus": 2, "memory": "1GiB" }, { "name": "bad", "vcpus": 2, "memory": "1GiB" } ],
          "faults": [ { "call": "read", "machine": "bad" } ] }
        """;

    private readonly World.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("qemu+tcp://me:geheim@127.0.0.1:1/system")]
    [InlineData("nonsense://me:geheim@host/system")]
    public async Task A_password_in_a_uri_is_not_shown(string uri)
    {
        foreach (var command in (string[][])[["inspect"], ["inspect", "web"], ["doctor"], ["inspect", "-o", "json"]])
        {
            var run = await _cli.RunAsync([.. command, "--uri", uri]);

            run.Code.ShouldBe(1);
            (run.Out + run.Error).ShouldNotContain("geheim");
            (run.Out + run.Error).ShouldContain("://me@");
        }
    }

    [Fact]
    public async Task All_machines_are_a_table()
    {
        var run = await _cli.RunAsync("inspect");

        run.Code.ShouldBe(0, run.Error);
        run.Out.Split('\n').ShouldContain(l => l.Contains("web") && l.Contains("running") && l.Contains("2 of 8") && l.Contains("1GiB of 8GiB"));
        run.Out.Split('\n').ShouldContain(l => l.Contains("old") && l.Contains("shut off"));
        run.Out.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task One_machine_is_shown_running_beside_configured_with_its_picture()
    {
        await _cli.RunAsync("set", "web", "--max-vcpus", "16", "--yes");

        var run = await _cli.RunAsync("inspect", "web");

        run.Out.Split('\n').ShouldContain(l => l.Contains("max_vcpus") && l.Contains('8') && l.Contains("16  (pending)"));
        run.Out.ShouldContain("┌─ running");
        run.Out.ShouldContain("┌─ next boot");
    }

    [Fact]
    public async Task Json_of_all_machines_fits_the_schema()
    {
        var run = await _cli.RunAsync("inspect", "--output", "json");

        await run.ShouldFitAsync(_cli, "inspect");
        run.Json["machines"]!.AsArray().Count.ShouldBe(2);
        run.Json["machines"]![0]!["running"].ShouldBeNull();
        run.Json["machines"]![1]!["running"]!["memory_bytes"]!.GetValue<long>().ShouldBe(1L << 30);
    }

    [Fact]
    public async Task Svg_is_one_picture()
    {
        var run = await _cli.RunAsync("inspect", "web", "--output", "svg");

        run.Out.ShouldStartWith("<svg");
    }

    [Fact]
    public async Task Yaml_of_all_machines_plans_nothing()
    {
        var yaml = await _cli.RunAsync("inspect", "--output", "yaml");
        _cli.Write("machines.yaml", yaml.Out);

        var plan = await _cli.RunAsync("plan", _cli.Place("machines.yaml"), "--detailed-exitcode");

        plan.Code.ShouldBe(0, yaml.Out + plan.Out + plan.Error);
    }

    [Fact]
    public async Task A_machine_that_cannot_be_read_hides_no_other()
    {
        using var cli = new World.Cli(Unreadable);

        var run = await cli.RunAsync("inspect");

        run.Code.ShouldBe(1);
        run.Out.ShouldContain("web");
        run.Out.ShouldContain("could not be read");
        run.Error.ShouldContain("error: The machine \"bad\" could not be read");
    }

    [Fact]
    public async Task Json_tells_of_a_machine_that_cannot_be_read()
    {
        using var cli = new World.Cli(Unreadable);

        var run = await cli.RunAsync("inspect", "-o", "json");

        run.Code.ShouldBe(1);
        await run.ShouldFitAsync(cli, "inspect");
        run.Json["problems"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_misspelt_name_is_guessed()
    {
        var run = await _cli.RunAsync("inspect", "wep");

        run.Error.ShouldContain("; did you mean \"web\"?");
        run.Error.ShouldContain("(HP4008)");
    }
}
