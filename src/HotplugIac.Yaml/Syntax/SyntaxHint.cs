using System.Text.RegularExpressions;

namespace HotplugIac.Yaml.Syntax;

/// <summary>What the parser says, with what to do about it.</summary>
internal static partial class SyntaxHint
{
    private const string General = "Look at the indentation, colons and quotes here and in the line before; a value with \": \" or \" #\" in it needs quotes.";

    /// <summary>How much of a line a pattern looks at: a line can be megabytes long.</summary>
    private const int LookedAt = 200;

    /// <param name="at">Where the parser says it is, which for tabs and for the end of the text is somewhere else.</param>
    public static (Position At, string Detail) Of(string text, Position at, string message)
    {
        var lines = Lines(text);
        var what = What(message);
        var tab = lines.FindIndex(Math.Min(at.Line, lines.Count) - 1, l => Indentation(l).Contains('\t'));
        if (tab >= 0 && (message.Contains("tab", StringComparison.Ordinal) || tab <= at.Line))
        {
            return (new Position(tab + 1, Indentation(lines[tab]).IndexOf('\t') + 1), $"{what} The line is indented with a tab: use spaces.");
        }

        // The parser counts the end of the text as a line of its own.
        var place = at.Line <= lines.Count ? at : new Position(lines.Count, lines[^1].Length + 1);
        var line = lines[place.Line - 1];
        var first = place.Column <= line.Length ? line[place.Column - 1] : default;
        var before = line.AsSpan(0, Math.Min(place.Column - 1, line.Length));
        return (place, AnchorInBraces().IsMatch(before[Math.Max(0, before.Length - LookedAt)..]) && message.Contains("flow mapping", StringComparison.Ordinal)
            ? $"{what} In braces an anchor of a single value (&name value) can only be on the last one: write this map in lines without braces."
            : first is '@' or '`' or '%' or '*' or '&' or '!' ? $"{what} A value that begins with {first} needs quotes." : $"{what} {General}");
    }

    /// <summary>Without the position, which some messages of the parser have in front.</summary>
    private static string What(string message)
    {
        var said = message.StartsWith("(Line:", StringComparison.Ordinal) && message.IndexOf("): ", StringComparison.Ordinal) is >= 0 and var end ? message[(end + 3)..] : message;
        var words = Shown.Plain(string.Join(' ', said.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.'), 300);
        return words.Length == 0 ? "this is no YAML." : $"this is no YAML: {char.ToLowerInvariant(words[0])}{words[1..]}.";
    }

    /// <summary>An anchored scalar with an entry after it, which the parser cannot read in a flow map although YAML allows it.</summary>
    [GeneratedRegex(@"&[^\s,{}\[\]]+\s+[^,{}\[\]]+,\s*\z", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex AnchorInBraces();

    private static string Indentation(string line) => line[..(line.Length - line.TrimStart(' ', '\t').Length)];

    private static List<string> Lines(string text)
    {
        using var reader = new StringReader(text);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines.Count == 0 ? [string.Empty] : lines;
    }
}
