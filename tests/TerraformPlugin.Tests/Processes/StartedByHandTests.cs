namespace TerraformPlugin.Tests.Processes;

public sealed class StartedByHandTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Run_by_hand_it_explains_itself()
    {
        using var process = RunningProcess.Start(SamplePaths.Program, []);

        var (code, output, error) = await process.FinishAsync(Bound);

        (code, output).ShouldBe((1, ""));
        error.ShouldContain("provider for Terraform");
        error.ShouldContain("source = \"hotplug-iac/sample\"");
    }

    [Fact]
    public async Task An_older_terraform_is_refused_with_the_reason()
    {
        var environment = new Dictionary<string, string?>
        {
            ["TF_PLUGIN_MAGIC_COOKIE"] = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
            ["PLUGIN_PROTOCOL_VERSIONS"] = "4,5",
        };
        using var process = RunningProcess.Start(SamplePaths.Program, [], environment);

        var (code, output, error) = await process.FinishAsync(Bound);

        (code, output).ShouldBe((1, ""));
        error.ShouldContain("protocol 6");
        error.ShouldContain("4, 5");
    }

    [Theory]
    [InlineData("PLUGIN_UNIX_SOCKET_DIR", "/nonexistent")]
    [InlineData("PLUGIN_CLIENT_CERT", "nonsense")]
    public async Task What_keeps_it_from_starting_is_said_in_a_sentence(string name, string value)
    {
        var environment = new Dictionary<string, string?>
        {
            ["TF_PLUGIN_MAGIC_COOKIE"] = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
            ["PLUGIN_PROTOCOL_VERSIONS"] = "6",
            [name] = value,
        };
        using var process = RunningProcess.Start(SamplePaths.Program, [], environment);

        var (code, output, error) = await process.FinishAsync(Bound);

        (code, output).ShouldBe((1, ""));
        error.ShouldStartWith("registry.terraform.io/hotplug-iac/sample cannot start: ");
        error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task In_debug_mode_an_interrupt_ends_it()
    {
        using var process = RunningProcess.Start(SamplePaths.Program, ["--debug"]);
        (await process.ReadLineAsync(Bound)).ShouldStartWith("TF_REATTACH_PROVIDERS='{\"registry.terraform.io/hotplug-iac/sample\"");

        process.Signal("INT");

        (await process.FinishAsync(Bound)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task It_does_not_outlive_a_terraform_that_was_killed()
    {
        // The shell is the parent; it starts the plugin in the background, says who it is, and is killed.
        var environment = new Dictionary<string, string?>
        {
            ["TF_PLUGIN_MAGIC_COOKIE"] = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
            ["PLUGIN_PROTOCOL_VERSIONS"] = "6",
        };
        using var parent = RunningProcess.Start("sh", ["-c", $"'{SamplePaths.Program}' & wait"], environment);
        var socket = (await parent.ReadLineAsync(Bound)).Split('|')[3];
        File.Exists(socket).ShouldBeTrue();

        parent.Signal("KILL");

        // The pipes close when the last process that holds them, the plugin, has ended.
        await parent.FinishAsync(Bound);
        File.Exists(socket).ShouldBeFalse();
    }
}
