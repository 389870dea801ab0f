using HotplugIac.Harness;

namespace EndToEnd;

/// <summary>What the README tells a newcomer to run first.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_runs_without_questions_and_shows_live_growth_and_a_deferred_reboot()
    {
        var demo = new CommandLine(Path.Combine(ProviderUnderTest.RepositoryRoot, "eng", "demo"), []) { Timeout = TimeSpan.FromMinutes(5) };

        var run = (await demo.RunAsync()).EnsureSuccess();

        run.StandardOutput.ShouldContain("\"vcpus\"  = \"2 → 4, hot-added (HP1001)\"");
        run.StandardOutput.ShouldContain("max_memory: 2GiB → 4GiB, at the next boot (HP2003)");
        run.StandardOutput.ShouldContain("the same: never stopped");
        run.StandardOutput.ShouldContain("{\"max_memory\":\"2GiB → 4GiB at the next boot\"}");
    }
}
