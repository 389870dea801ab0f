using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>What the documentation shows of Terraform's language is formatted, and valid for the provider as it is. (docs/rules shows wrong input on purpose, with its own tests.)</summary>
public sealed class SnippetTests(SnippetTests.Workplace workplace) : IClassFixture<SnippetTests.Workplace>
{
    private static readonly IReadOnlyDictionary<string, Snippet> All = Pages()
        .SelectMany(p => Snippet.Of(p, File.ReadAllText(Path.Combine(RepositoryRoot, p)))).ToDictionary(s => s.Place);

    public static TheoryData<string> Formatted() => [.. All.Keys];

    public static TheoryData<string> Valid() => [.. All.Values.Where(s => !s.NeedsAnotherProvider).Select(s => s.Place)];

    [Theory]
    [MemberData(nameof(Formatted))]
    public async Task A_snippet_is_formatted_as_terraform_fmt_does(string place)
    {
        workplace.Project.Write("raw/" + (All[place].IsTest ? "snippet.tftest.hcl" : "snippet.tf"), All[place].Text);

        var checkedFormat = await workplace.Project.RunAsync(["fmt", "-no-color", "-check", "-diff", "-recursive", "raw"]);
        Directory.Delete(Path.Combine(workplace.Project.Directory, "raw"), recursive: true);

        checkedFormat.Success.ShouldBeTrue(checkedFormat.Text);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public async Task A_snippet_is_valid_for_the_provider_as_it_is(string place)
    {
        var snippet = All[place];
        workplace.Hold(snippet);

        var validated = await workplace.Project.RunAsync(["validate", "-no-color"]);

        validated.Success.ShouldBeTrue(validated.Text);
    }

    [Fact]
    public async Task A_snippet_that_names_what_the_provider_does_not_have_is_found()
    {
        var snippet = Snippet.Of("page.md", "Text\n\n```hcl\nmax_cpus = 8\n```\n").Single();
        workplace.Hold(snippet);

        var validated = await workplace.Project.RunAsync(["validate", "-no-color"]);

        snippet.Place.ShouldBe("page.md:3");
        validated.Success.ShouldBeFalse();
        validated.Text.ShouldContain("max_cpus");
    }

    private static IEnumerable<string> Pages() =>
        new[] { "README.md", "docs/simulator.md" }.Concat(
            Directory.EnumerateFiles(Path.Combine(RepositoryRoot, "docs", "guides"), "*.md").Order(StringComparer.Ordinal)
                .Select(f => Path.GetRelativePath(RepositoryRoot, f)));

    /// <summary>A module that is initialised once and holds one snippet after the other.</summary>
    public sealed class Workplace : IAsyncLifetime
    {
        private readonly SimulatorFile _machines = ExampleProject.Seed();

        internal TerraformProject Project { get; private set; } = null!;

        internal void Hold(Snippet snippet)
        {
            Project.Write("main.tf", snippet.Module());
            Project.Write("tests/snippet.tftest.hcl", snippet.IsTest ? snippet.Text : string.Empty);
            ExampleProject.Complete(Project);
        }

        public async Task InitializeAsync()
        {
            Project = ExampleProject.Of(_machines, string.Empty);
            await Project.InitAsync();
        }

        public async Task DisposeAsync()
        {
            await Project.DisposeAsync();
            _machines.Dispose();
        }
    }
}
