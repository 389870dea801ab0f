namespace HotplugIac.Resources.Tests.Docs;

/// <summary>Tables in hand-written guides that follow from the rules. Each stands between two comments, which a reader does not see.</summary>
internal static class GuideSections
{
    private const string End = "<!-- end of what eng/docs writes -->";

    public static IReadOnlyDictionary<string, (string Guide, Func<string> Write)> All { get; } = new Dictionary<string, (string, Func<string>)>
    {
        ["rules"] = ("troubleshooting.md", RuleTables.Markdown),
    };

    public static TheoryData<string> Names() => [.. All.Keys];

    /// <summary>The page with the section written anew.</summary>
    public static string Replaced(string page, string section, string content)
    {
        var begin = $"<!-- eng/docs writes this: {section} -->";
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var to = from < 0 ? -1 : page.IndexOf(End, from, StringComparison.Ordinal);
        to.ShouldBeGreaterThan(0, $"the page has no section between \"{begin}\" and \"{End}\"");
        return $"{page[..from]}{begin}\n\n{content}\n{page[to..]}";
    }
}
