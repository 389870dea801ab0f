using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Tests.Rules;

/// <summary>docs/rules.md is written from the rule book; UPDATE_DOCS=1 writes it anew.</summary>
public sealed class RulesDocumentTests
{
    private const string Head = """
        # Rules

        Every change in a plan and every error names the rule behind it. A code never changes its meaning: HP1xxx vCPUs, HP2xxx memory,
        HP3xxx NUMA and topology, HP4xxx lifecycle and policy, HP9xxx input. The table is generated from the program
        (`UPDATE_DOCS=1 dotnet test tests/HotplugIac.Core.Tests`).

        | code | title | why | remedy | source |
        | --- | --- | --- | --- | --- |

        """;

    [Fact]
    public void The_document_tells_every_rule_as_the_program_does()
    {
        var path = Path.Combine(Root(), "docs", "rules.md");
        var wanted = Head + string.Concat(RuleBook.All.Select(Row));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, wanted);
        }

        File.Exists(path).ShouldBeTrue($"{path} is missing: run this test with UPDATE_DOCS=1");
        File.ReadAllText(path).ShouldBe(wanted, "docs/rules.md is stale: run this test with UPDATE_DOCS=1");
    }

    private static string Row(Rule rule) =>
        $"| {string.Join(" | ", new[] { rule.Code, rule.Title, rule.Why, rule.Remedy, rule.Source }.Select(Escaped))} |\n";

    private static string Escaped(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>The repository: the folder above the tests that holds the solution.</summary>
    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HotplugIac.sln")))
        {
            folder = folder.Parent;
        }

        return folder.ShouldNotBeNull("the tests run inside the repository").FullName;
    }
}
