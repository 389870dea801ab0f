using System.Text.RegularExpressions;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>A hand-written guide: what it tells to write, and what it says that one sees.</summary>
internal sealed partial class GuideText(string name)
{
    public string Text { get; } = File.ReadAllText(Path.Combine(RepositoryRoot, "docs", "guides", name + ".md"));

    /// <summary>The n-th block of a language, from 0.</summary>
    public string Block(string language, int index) =>
        Fence().Matches(Text).Where(m => m.Groups[1].Value == language).Select(m => m.Groups[2].Value).ElementAt(index);

    /// <summary>The n-th output that the guide shows is part of what was really said, however the lines are wrapped.</summary>
    /// <param name="spoken">The name of something in the test, and how the guide calls it.</param>
    public void ShouldShow(int index, string output, params (string Here, string InGuide)[] spoken)
    {
        var said = output.Unwrapped();
        foreach (var paragraph in Block("text", index).Split("\n\n"))
        {
            var wanted = spoken.Aggregate(paragraph, (text, name) => text.Replace(name.InGuide, name.Here, StringComparison.Ordinal)).Unwrapped();
            said.ShouldContain(wanted, customMessage: $"{name}.md shows other than what is printed:\n{output}");
        }
    }

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
