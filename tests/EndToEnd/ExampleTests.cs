using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>Every example works as it stands: on the simulator, or where it needs more, in the test that is named here.</summary>
public sealed class ExampleTests
{
    /// <summary>Folders below examples/ that need more than the simulator, and the file that runs them.</summary>
    private static readonly Dictionary<string, string> RunElsewhere = new()
    {
        ["grow-live"] = "eng/demo",
        ["three-hypervisors"] = "tests/EndToEnd/CloudHypervisor/ThreeHypervisorsTests.cs",
        ["terraform-test"] = "tests/EndToEnd/TerraformTestTests.cs",
    };

    private static readonly string Examples = Path.Combine(RepositoryRoot, "examples");

    public static TheoryData<string> Folders() => [.. AllFolders().Where(f => !RunElsewhere.ContainsKey(f.Split('/')[0]))];

    public static TheoryData<string> ImportCommands() =>
        [.. File.ReadLines(Path.Combine(Examples, "resources", "hotplug_virtual_machine", "import.sh")).Where(l => l.StartsWith("terraform ", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task An_example_is_formatted_and_valid_applies_plans_nothing_more_and_goes_without_a_trace(string folder)
    {
        using var file = ExampleProject.Seed();
        await using var project = ExampleProject.Of(Path.Combine(Examples, folder), file);
        var before = file.Names();

        await project.InitAsync();
        (await project.RunAsync(["fmt", "-check", "-diff", "-recursive"])).EnsureSuccess();
        (await project.RunAsync(["validate", "-no-color"])).EnsureSuccess();
        (await project.ApplyAsync()).EnsureSuccess();
        // Not -refresh-only: of a configuration with outputs alone Terraform says "no changes" there and ends with 2.
        var again = await project.PlanAsync();
        again.IsEmpty.ShouldBeTrue(again.Text);
        (await project.DestroyAsync()).EnsureSuccess();

        file.Names().ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(ImportCommands))]
    public async Task Each_import_command_of_the_example_gives_a_state_at_which_the_example_plans_no_change_of_the_machine(string command)
    {
        using var file = ExampleProject.Seed();
        await using var project = ExampleProject.Of(Path.Combine(Examples, "resources", "hotplug_virtual_machine"), file);
        foreach (var block in Directory.EnumerateFiles(project.Directory, "import*.tf"))
        {
            File.Delete(block);
        }

        await project.InitAsync();
        var words = command.Split(' ').Select(w => w.Trim('\'')).ToList();
        (await project.ImportAsync(words[^2], words[^1])).EnsureSuccess();

        var change = (await project.PlanAsync())[words[^2]];
        change.PlannedText("impact", "verdict").ShouldBe("none");
        change.PlannedText("id").ShouldBe(ExampleProject.IdOfWeb);
    }

    [Fact]
    public void An_example_that_needs_more_than_the_simulator_is_run_by_the_file_that_is_named_for_it()
    {
        foreach (var (folder, runner) in RunElsewhere)
        {
            AllFolders().ShouldContain(folder, customMessage: "what is no example any more needs no runner");
            File.ReadAllText(Path.Combine(RepositoryRoot, runner)).ShouldContain(folder, customMessage: $"{runner} does not run examples/{folder}");
        }
    }

    private static IEnumerable<string> AllFolders() =>
        Directory.EnumerateFiles(Examples, "*.tf", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Examples, Path.GetDirectoryName(f)!).Replace('\\', '/'))
            .Where(f => !f.Split('/').Contains(".terraform")).Distinct().Order(StringComparer.Ordinal);
}
