namespace HotplugIac.Resources.Tests.Docs;

/// <summary>What the registry reads at the head of a page, in YAML.</summary>
internal static class FrontMatter
{
    /// <param name="description">Markdown; its first paragraph is taken, as plain text.</param>
    public static string Of(string title, string description) => $"""
        ---
        # Written by eng/docs from the tables in src/HotplugIac.Resources/Schema: edit those.
        page_title: "{title}"
        subcategory: ""
        description: |-
          {Plain(description)}
        ---

        """;

    /// <summary>A value of a hand-written page's front matter; null without one.</summary>
    public static string? Read(string page, string key)
    {
        var lines = page.Split('\n');
        if (lines[0] != "---")
        {
            return null;
        }

        var head = lines.Skip(1).TakeWhile(l => l != "---").ToList();
        var at = head.FindIndex(l => l.StartsWith(key + ":", StringComparison.Ordinal));
        if (at < 0)
        {
            return null;
        }

        var value = head[at][(key.Length + 1)..].Trim();
        return value == "|-" ? string.Join(' ', head.Skip(at + 1).TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal)).Select(l => l.Trim())) : value.Trim('"');
    }

    private static string Plain(string markdown) =>
        markdown.Split("\n\n")[0].Replace("`", string.Empty, StringComparison.Ordinal).ReplaceLineEndings(" ");
}
