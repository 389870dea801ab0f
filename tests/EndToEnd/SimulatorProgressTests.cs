using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>What Terraform's log tells about a step that takes long.</summary>
public sealed class SimulatorProgressTests
{
    [Fact]
    public async Task A_slow_step_tells_in_Terraforms_log_that_it_began_who_is_waited_for_and_how_it_ended()
    {
        var name = SimulatorFile.NewName("slow");
        using var file = new SimulatorFile($$"""{ "name": "{{name}}", "vcpus": 4, "memory": "1GiB", "guest": { "unplug": "silent" } }""");
        await using var project = await ProjectAsync(file.Uri, $"name = \"{name}\"\nvcpus = 3\nunplug = \"live_or_pending\"\nunplug_timeout = \"12s\"");

        // Waiting is told every ten seconds.
        using var terraform = TerraformProcess.Apply(project, environment: new Dictionary<string, string?> { ["TF_LOG"] = "INFO" });
        (await terraform.EndAsync()).ShouldBe(0, terraform.Text);

        var lines = terraform.Text.Split('\n').Where(line => line.Contains($"{name}: step 1 of 1: ", StringComparison.Ordinal)).ToList();
        lines.ShouldAllBe(line => line.Contains("[INFO]", StringComparison.Ordinal));
        lines.Count.ShouldBe(3, terraform.Text);
        lines[1].ShouldContain("still waiting for the guest to give it back (unplug_timeout: 12 s) after 1");
        lines[2].ShouldContain("not done after 1");
    }
}
