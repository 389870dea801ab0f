using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Tests.Rules;

/// <summary>docs/rules is written from the rule book and the tables beside these tests; UPDATE_DOCS=1 writes it anew.</summary>
public sealed class RulesDocumentTests
{
    private static readonly string Folder = Repository.PathOf("docs", "rules");

    public static TheoryData<string> Codes() => [.. RuleBook.All.Select(r => r.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_its_page_as_the_program_tells_it(string code) =>
        Repository.ShouldHold(Path.Combine(Folder, code + ".md"), RulePage.Markdown(RuleBook.Find(code)!));

    [Fact]
    public void No_page_is_without_its_code()
    {
        Directory.CreateDirectory(Folder);
        var surplus = Directory.EnumerateFiles(Folder).Where(f => Path.GetFileName(f) != "README.md" && !IsPage(f)).ToList();
        if (Repository.Updates)
        {
            surplus.ForEach(File.Delete);
        }

        surplus.Where(File.Exists).Select(Path.GetFileName).ShouldBeEmpty();
    }

    [Fact]
    public void The_overview_tells_every_code_and_every_row() => Repository.ShouldHold(Path.Combine(Folder, "README.md"), RulesOverview.Markdown());

    private static bool IsPage(string file) =>
        Path.GetExtension(file) == ".md" && RuleBook.Find(Path.GetFileNameWithoutExtension(file))?.Code == Path.GetFileNameWithoutExtension(file);
}
