using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary><c>terraform test</c> of the example, which needs no hypervisor.</summary>
public sealed class TerraformTestTests
{
    private static readonly string Example = Path.Combine(RepositoryRoot, "examples", "terraform-test");

    [Fact]
    public async Task The_tests_of_the_example_pass_and_leave_its_seed_file_alone()
    {
        var seed = await File.ReadAllTextAsync(Path.Combine(Example, "tests", "seed.json"));
        await using var project = await CopyAsync();

        var tested = await project.RunAsync(["test", "-no-color"]);

        tested.Success.ShouldBeTrue(tested.Text);
        tested.Text.ShouldContain("Success! 10 passed, 0 failed.");
        (await File.ReadAllTextAsync(Path.Combine(project.Directory, "tests", "seed.json"))).ShouldBe(seed);
    }

    [Theory]
    [InlineData("plan.tftest.hcl", "impact.verdict == \"live\"", "impact.verdict == \"reboot\"", "growth_is_live")]
    [InlineData("apply.tftest.hcl", "live_values.vcpus == 4 && hotplug_virtual_machine.web.live_values.memory", "live_values.vcpus == 3 && hotplug_virtual_machine.web.live_values.memory", "growth_is_done_live")]
    public async Task A_test_that_asserts_what_is_not_so_fails(string file, string right, string wrong, string run)
    {
        await using var project = await CopyAsync();
        var test = Path.Combine(project.Directory, "tests", file);
        var text = await File.ReadAllTextAsync(test);
        text.ShouldContain(right);
        await File.WriteAllTextAsync(test, text.Replace(right, wrong, StringComparison.Ordinal));

        var tested = await project.RunAsync(["test", "-no-color", $"-filter=tests/{file}"]);

        tested.Success.ShouldBeFalse(tested.Text);
        tested.Text.ShouldContain($"run \"{run}\"... fail");
        tested.Text.ShouldContain(" 1 failed");
    }

    private static async Task<TerraformProject> CopyAsync()
    {
        var project = TerraformProject.FromDirectory(Example, new TerraformOptions { CliConfig = TerraformCliConfig.FromFile(TerraformRc) });
        await project.InitAsync();
        return project;
    }
}
