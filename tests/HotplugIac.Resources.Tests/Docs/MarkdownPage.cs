using System.Text.RegularExpressions;
using HotplugIac.Core.Tests.Rules;

namespace HotplugIac.Resources.Tests.Docs;

/// <summary>A page of the repository: its links, and what can be linked to in it.</summary>
internal sealed partial record MarkdownPage(string Path, string Text)
{
    /// <summary>README.md, CONTRIBUTING.md and everything below docs/ and examples/.</summary>
    public static IEnumerable<string> All() =>
        new[] { "README.md", "CONTRIBUTING.md", "CHANGELOG.md" }.Concat(new[] { "docs", "examples" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.md", SearchOption.AllDirectories))
            .Select(f => System.IO.Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal));

    /// <param name="path">Below the repository.</param>
    public static MarkdownPage Read(string path) => new(Repository.PathOf(path), File.ReadAllText(Repository.PathOf(path)));

    /// <summary>Targets of links and pictures, outside code.</summary>
    public IEnumerable<string> Links() => Link().Matches(WithoutCode()).Select(m => m.Groups[1].Value);

    /// <summary>Explicit anchors, and those that GitHub and the registry give to headings.</summary>
    public IReadOnlySet<string> Anchors()
    {
        var text = WithoutFences();
        var anchors = ExplicitAnchor().Matches(text).Select(m => m.Groups[1].Value).ToHashSet();
        foreach (var slug in Heading().Matches(text).Select(m => Slug(m.Groups[1].Value)))
        {
            // A second heading of the same words gets a number.
            var free = Enumerable.Range(0, int.MaxValue).Select(n => n == 0 ? slug : $"{slug}-{n}").First(a => !anchors.Contains(a));
            anchors.Add(free);
        }

        return anchors;
    }

    private static string Slug(string heading) =>
        NotInSlug().Replace(LinkText().Replace(heading, "$1").Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-');

    private string WithoutFences() => Fence().Replace(Text, string.Empty);

    private string WithoutCode() => Code().Replace(WithoutFences(), string.Empty);

    [GeneratedRegex(@"\]\(([^)\s]+)(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex("""<a id="([^"]+)">""")]
    private static partial Regex ExplicitAnchor();

    [GeneratedRegex("^#{1,6} +(.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInSlug();

    [GeneratedRegex("^( *)```.*?^\\1```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex Code();
}
