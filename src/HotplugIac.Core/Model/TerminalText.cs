using System.Globalization;
using System.Text;

namespace HotplugIac.Core.Model;

/// <summary>Text from outside in a message: what could move the cursor, change colours or turn the direction of text around is shown as its number.</summary>
public static class TerminalText
{
    /// <param name="longest">What comes after so many characters is left out, with … in its place.</param>
    /// <param name="keepsLines">Whether line feeds stay.</param>
    public static string Of(string text, int longest = int.MaxValue, bool keepsLines = false)
    {
        if (text.Length <= longest && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return text;
        }

        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= longest)
            {
                return shown.Append('…').ToString();
            }

            _ = IsHarmless(rune) || (keepsLines && rune.Value == '\n')
                ? shown.Append(rune.ToString())
                : shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        }

        return shown.ToString();
    }

    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
