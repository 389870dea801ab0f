using System.Text;
using System.Text.RegularExpressions;

namespace HotplugIac.Preview.Reading.Pulumi;

/// <summary>Pulumi's messages carry colours as marks of its own, and now and then as escape sequences, and have several lines.</summary>
internal static partial class MessageText
{
    /// <summary>A message as one line without colours.</summary>
    public static string Of(string message)
    {
        var text = new StringBuilder();
        foreach (var line in Marks().Replace(message, string.Empty).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // The last line of a list of changes is followed by a sentence, and not by one more.
            text.Append(text.Length == 0 ? "" : text[^1] is ':' or '.' ? " " : char.IsUpper(line[0]) ? ". " : "; ").Append(line);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"<\{%[^%]{0,60}%\}>|\x1b\[[0-9;]{0,40}[mK]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
