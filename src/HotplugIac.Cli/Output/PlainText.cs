using System.Globalization;
using System.Text;

namespace HotplugIac.Cli.Output;

/// <summary>Text from outside on a terminal: what could move the cursor or change colours is shown as its number.</summary>
internal static class PlainText
{
    public static string Of(string text)
    {
        var bad = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        if (bad < 0)
        {
            return text;
        }

        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = IsSafe(c) ? safe.Append(c) : safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return safe.ToString();
    }

    /// <summary>Line feeds are structure of our own messages. Format characters turn the direction of text around.</summary>
    private static bool IsSafe(char c) => c == '\n' || char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
