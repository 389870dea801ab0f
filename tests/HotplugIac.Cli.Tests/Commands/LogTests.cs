namespace HotplugIac.Cli.Tests.Commands;

public sealed class LogTests : IDisposable
{
    private const string Secret = "geheim";

    private readonly World.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task An_apply_tells_each_step_with_machine_and_kind_when_it_is_asked_to()
    {
        _cli.Set("HOTPLUG_LOG", "info");

        var run = await _cli.RunAsync("set", "web", "--vcpus", "4", "--yes");

        run.Code.ShouldBe(0, run.Error);
        run.Error.ShouldContain("machine=web");
        run.Error.ShouldContain("kind=set_vcpus phase=done duration_ms=");
        run.Error.ShouldContain("apply ended");
    }

    [Fact]
    public async Task Nothing_is_logged_by_itself()
    {
        var run = await _cli.RunAsync("inspect", "web");

        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_level_that_is_none_ends_the_command_with_the_names_of_all()
    {
        _cli.Set("HOTPLUG_LOG", "loud");

        var run = await _cli.RunAsync("inspect");

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("off, error, warn, info, debug, trace");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("apply")]
    public async Task A_definitions_secrets_stand_in_no_output_at_the_highest_level(string command)
    {
        _cli.Set("HOTPLUG_LOG", "trace");
        _cli.Set("HOTPLUG_LOG_PATH", _cli.Place("log.jsonl"));
        _cli.Set("HOTPLUG_PASSWORD", $"{Secret}-password");
        _cli.Write("new.yaml", $"""
            machines:
              new:
                vcpus: 2
                memory: 1GiB
                definition: "<domain type='kvm'><name>new</name><description>{Secret}-1</description><os><type machine='q35'>hvm</type></os><devices><graphics passwd='{Secret}-2'/></devices></domain>"
              bad:
                vcpus: 2
                memory: 1GiB
                definition: "<domain><graphics passwd={Secret}/></domain>"
            """);

        var run = await _cli.RunAsync([command, _cli.Place("new.yaml"), .. command == "apply" ? ["--auto-approve"] : Array.Empty<string>()]);
        var json = await _cli.RunAsync([command, _cli.Place("new.yaml"), "-o", "json", .. command == "apply" ? ["--auto-approve"] : Array.Empty<string>()]);

        (run.Out + run.Error + json.Out + json.Error + _cli.Read("log.jsonl")).ShouldNotContain(Secret);
        _cli.Read("log.jsonl").ShouldContain("planned");
    }
}
