using HotplugIac.Core.Tests.Rules;

namespace HotplugIac.Resources.Tests.Docs;

/// <summary>The pages that the Terraform registry shows are written from the schema tables and examples/; eng/docs (UPDATE_DOCS=1) writes them anew.</summary>
public sealed class RegistryDocumentTests
{
    private static readonly string Docs = Repository.PathOf("docs");

    public static TheoryData<string> Pages() => [.. RegistryPages.All.Keys];

    public static TheoryData<string> Guides() => [.. Directory.EnumerateFiles(Path.Combine(Docs, "guides")).Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Guides))]
    public void A_guide_has_what_the_registry_reads_at_its_head_and_its_title_as_heading(string guide)
    {
        var text = File.ReadAllText(Path.Combine(Docs, "guides", guide));

        FrontMatter.Read(text, "description").ShouldNotBeNullOrEmpty();
        text.ShouldContain($"\n# {FrontMatter.Read(text, "page_title")}\n");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_is_as_the_tables_and_examples_tell_it(string page) =>
        Repository.ShouldHold(Path.Combine(Docs, page), RegistryPages.All[page]());

    [Fact]
    public void No_page_is_of_something_that_there_is_not()
    {
        var surplus = RegistryPages.Folders.Select(f => Path.Combine(Docs, f)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
            .Where(f => !RegistryPages.All.ContainsKey(Path.GetRelativePath(Docs, f).Replace('\\', '/'))).ToList();
        if (Repository.Updates)
        {
            surplus.ForEach(File.Delete);
        }

        surplus.Where(File.Exists).Select(f => Path.GetRelativePath(Docs, f)).ShouldBeEmpty("superfluous: run eng/docs");
    }

    [Theory]
    [MemberData(nameof(GuideSections.Names), MemberType = typeof(GuideSections))]
    public void Every_table_of_a_guide_that_follows_from_the_rules_is_as_they_tell_it(string section)
    {
        var (guide, write) = GuideSections.All[section];
        var path = Path.Combine(Docs, "guides", guide);

        Repository.ShouldHold(path, GuideSections.Replaced(File.ReadAllText(path), section, write()));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_what_the_registry_reads_at_its_head_and_no_loose_ends(string page)
    {
        var text = RegistryPages.All[page]();

        FrontMatter.Read(text, "page_title").ShouldNotBeNullOrEmpty();
        FrontMatter.Read(text, "description").ShouldNotBeNullOrEmpty();
        FrontMatter.Read(text, "description")!.ShouldNotContain("`");
        text.ShouldEndWith("\n");
        text.ShouldNotContain("\n\n\n");
        text.Split('\n').ShouldAllBe(line => line.TrimEnd() == line);
    }
}
