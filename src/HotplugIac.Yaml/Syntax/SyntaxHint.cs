namespace HotplugIac.Yaml.Syntax;

/// <summary>What the parser says, with what to do about it.</summary>
internal static class SyntaxHint
{
    private const string General = "Look at the indentation, colons and quotes here and in the line before; a value with \": \" or \" #\" in it needs quotes.";

    public static string Of(string text, Position at, string message)
    {
        var line = Line(text, at.Line);
        var said = Said(message);
        var what = said.Length == 0 ? "this is no YAML." : $"this is no YAML: {char.ToLowerInvariant(said[0])}{said[1..]}.";
        var indentation = line.TrimStart(' ', '\t');
        return line[..(line.Length - indentation.Length)].Contains('\t') ? $"{what} The line is indented with a tab: use spaces."
            : at.Column <= line.Length && line[at.Column - 1] == '\t' ? $"{what} There is a tab: use spaces."
            : at.Column <= line.Length && line[at.Column - 1] is '@' or '`' or '%' ? $"{what} A value that begins with {line[at.Column - 1]} needs quotes."
            : $"{what} {General}";
    }

    /// <summary>Without the position, which some messages of the parser have in front.</summary>
    private static string Said(string message)
    {
        var rest = message.StartsWith("(Line:", StringComparison.Ordinal) && message.IndexOf("): ", StringComparison.Ordinal) is >= 0 and var end ? message[(end + 3)..] : message;
        return Shown.Plain(rest.TrimEnd('.', ' '), 300);
    }

    private static string Line(string text, int number)
    {
        using var lines = new StringReader(text);
        string? line = null;
        for (var i = 0; i < number; i++)
        {
            line = lines.ReadLine();
        }

        return line ?? string.Empty;
    }
}
