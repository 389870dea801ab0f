using TerraformPlugin.Tests.Processes;

namespace TerraformPlugin.Tests.Terraform;

public sealed class ReattachTests
{
    [Fact]
    public async Task Terraform_uses_a_provider_that_already_runs_and_leaves_it_running()
    {
        using var workspace = new TerraformWorkspace("""
            resource "sample_note" "a" {
              text = "a"
            }
            """);
        await workspace.RunAsync("init");
        using var provider = RunningProcess.Start(SamplePaths.Program, ["--debug"]);
        var line = await provider.ReadLineAsync(TimeSpan.FromSeconds(30));
        var environment = new Dictionary<string, string?>
        {
            ["TF_REATTACH_PROVIDERS"] = line["TF_REATTACH_PROVIDERS=".Length..].Trim('\''),
        };

        var (first, output) = await workspace.TryAsync(["plan"], environment);
        var (second, _) = await workspace.TryAsync(["plan"], environment);

        (first, second).ShouldBe((0, 0), output);
        provider.HasExited.ShouldBeFalse();
        provider.Signal("INT");
        (await provider.FinishAsync(TimeSpan.FromSeconds(30))).Code.ShouldBe(0);
    }
}
