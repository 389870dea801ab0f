using HotplugIac.Cli.Tests.World;

namespace HotplugIac.Cli.Tests.Commands;

public sealed class DoctorTests : IDisposable
{
    private readonly World.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_prepared_machine_is_ready()
    {
        var run = await _cli.RunAsync("doctor", "web", "--detailed-exitcode");

        run.Code.ShouldBe(0, run.Out);
        run.Out.ShouldContain("web: ready to be resized while it runs");
        run.Out.ShouldContain("QEMU 9.0.0");
    }

    [Fact]
    public async Task What_is_missing_is_told_with_the_attribute_to_set_and_the_rule()
    {
        var run = await _cli.RunAsync("doctor", "old", "--detailed-exitcode");

        run.Code.ShouldBe(2);
        run.Out.ShouldContain("max_vcpus = 16");
        run.Out.ShouldContain("max_memory = \"16GiB\"");
        run.Out.ShouldContain("(HP4025)");
    }

    [Fact]
    public async Task What_it_finds_is_no_failure_by_itself()
    {
        var run = await _cli.RunAsync("doctor", "old");

        run.Code.ShouldBe(0);
    }

    [Fact]
    public async Task All_machines_are_a_table()
    {
        var run = await _cli.RunAsync("doctor");

        run.Out.Split('\n').ShouldContain(l => l.Contains("web") && l.Contains("yes"));
        run.Out.Split('\n').ShouldContain(l => l.Contains("old") && l.Contains("no") && l.Contains("vcpu_room, memory_hotplug"));
    }

    [Fact]
    public async Task What_the_next_boot_brings_is_no_problem_any_more()
    {
        using var cli = new World.Cli("""{ "machines": [ { "name": "web", "vcpus": 2, "memory": "1GiB" } ] }""");
        await cli.RunAsync("set", "web", "--max-vcpus", "4", "--yes");

        var run = await cli.RunAsync("doctor", "web", "-o", "json");

        await run.ShouldFitAsync(cli, "doctor");
        var room = run.Json["machines"]![0]!["checks"]!.AsArray().Single(c => c!.Text("id") == "vcpu_room")!;
        room.Text("level").ShouldBe("warning");
        room.Text("text").ShouldContain("The next boot brings it");
    }

    [Theory]
    [InlineData("""{ "name": "web", "vcpus": 2, "max_vcpus": 4, "memory": "1GiB", "guest": { "has_agent": false } }""", "agent", "HP4022")]
    [InlineData("""{ "name": "web", "vcpus": 2, "max_vcpus": 4, "memory": "1GiB", "managed_save": true, "running": false }""", "managed_save", "HP4019")]
    [InlineData("""{ "name": "web", "vcpus": 2, "max_vcpus": 4, "memory": "1GiB", "persistent": false }""", "persistent", "HP4003")]
    [InlineData("""{ "name": "web", "vcpus": 2, "max_vcpus": 4, "min_vcpus": 2, "memory": "1GiB" }""", "vcpu_unplug", "HP4025")]
    public async Task Each_thing_has_its_rule(string machine, string check, string code)
    {
        using var cli = new World.Cli($$"""{ "machines": [ {{machine}} ] }""");

        var run = await cli.RunAsync("doctor", "web", "-o", "json");

        var found = run.Json["machines"]![0]!["checks"]!.AsArray().Single(c => c!.Text("id") == check)!;
        found.Text("level").ShouldNotBe("ok");
        found.Text("code").ShouldBe(code);
    }
}
