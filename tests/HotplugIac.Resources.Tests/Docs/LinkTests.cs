using HotplugIac.Core.Tests.Rules;

namespace HotplugIac.Resources.Tests.Docs;

/// <summary>Nothing that a page points to is missing.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Pages() => [.. MarkdownPage.All()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_to_a_file_and_an_anchor_that_are_there(string path)
    {
        var page = MarkdownPage.Read(path);

        page.Links().Where(link => !link.Contains("://", StringComparison.Ordinal)).Select(link => Missing(page, link)).OfType<string>().ShouldBeEmpty();
    }

    /// <summary>The registry shows docs/index.md, guides, resources, data-sources and functions, and nothing else of the repository.</summary>
    [Fact]
    public void Pages_of_the_registry_link_to_each_other_only_but_for_the_table_of_rules()
    {
        var leaving =
            from path in MarkdownPage.All().Where(OnRegistry)
            from link in MarkdownPage.Read(path).Links()
            where !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith('#')
            let target = Path.GetRelativePath(Repository.Root, Target(MarkdownPage.Read(path), link).File)
            where !OnRegistry(target) && !(path.EndsWith("troubleshooting.md", StringComparison.Ordinal) && target.StartsWith(Path.Combine("docs", "rules"), StringComparison.Ordinal))
            select $"{path}: {link}";

        leaving.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nowhere.md", "nowhere.md: no such file")]
    [InlineData("docs/guides", null)]
    [InlineData("CONTRIBUTING.md#where-things-live", null)]
    [InlineData("CONTRIBUTING.md#nowhere", "CONTRIBUTING.md#nowhere: no such anchor")]
    [InlineData("#nowhere", "#nowhere: no such anchor")]
    public void A_link_that_leads_nowhere_is_found(string link, string? missing) =>
        Missing(MarkdownPage.Read("README.md"), link).ShouldBe(missing);

    [Theory]
    [InlineData("[a](b.md#c)", "b.md#c")]
    [InlineData("see [a][1] `[x](y.md)` ![p](q.png)", "q.png")]
    [InlineData("```\n[x](y.md)\n```\n[a](#here)", "#here")]
    public void Links_are_found_outside_code(string text, string link) =>
        new MarkdownPage("page.md", text).Links().ShouldBe([link]);

    [Fact]
    public void Headings_and_explicit_anchors_can_be_linked_to() =>
        new MarkdownPage("page.md", "# A `b`: c, d\n## A [link](x.md) (1)\n<a id=\"hp1001\"></a>\n```\n# no heading\n```\n## Twice\n## Twice\n").Anchors()
            .ShouldBe(["hp1001", "a-b-c-d", "a-link-1", "twice", "twice-1"], ignoreOrder: true);

    private static bool OnRegistry(string path) =>
        path == Path.Combine("docs", "index.md")
        || RegistryPages.Folders.Append("guides").Any(f => path.StartsWith(Path.Combine("docs", f) + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private static string? Missing(MarkdownPage page, string link)
    {
        var (file, anchor) = Target(page, link);
        if (!File.Exists(file) && !Directory.Exists(file))
        {
            return $"{link}: no such file";
        }

        return anchor is null || MarkdownPage.Read(file).Anchors().Contains(anchor) ? null : $"{link}: no such anchor";
    }

    private static (string File, string? Anchor) Target(MarkdownPage page, string link)
    {
        var parts = link.Split('#', 2);
        var file = parts[0].Length == 0 ? page.Path : Path.GetFullPath(parts[0], Path.GetDirectoryName(page.Path)!);
        return (file, parts.Length == 2 ? parts[1] : null);
    }
}
