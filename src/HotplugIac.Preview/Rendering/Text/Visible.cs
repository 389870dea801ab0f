using System.Globalization;
using System.Text;

namespace HotplugIac.Preview.Rendering.Text;

/// <summary>
/// Text from outside with everything that cannot be seen made visible: escape sequences could rewrite a terminal,
/// and bidirectional marks could show another name than the one that is meant.
/// </summary>
internal static class Visible
{
    public static string Of(string text)
    {
        var first = FirstHidden(text);
        if (first < 0)
        {
            return text;
        }

        var shown = new StringBuilder(text, 0, first, text.Length + 16);
        for (var i = first; i < text.Length;)
        {
            var isRune = Rune.TryGetRuneAt(text, i, out var rune);
            if (isRune && !IsHidden(rune))
            {
                shown.Append(rune.ToString());
            }
            else
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{{{(isRune ? rune.Value : text[i]):X}}}");
            }

            i += isRune ? rune.Utf16SequenceLength : 1;
        }

        return shown.ToString();
    }

    private static int FirstHidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and < '\x7f')
            {
                continue;
            }

            if (!Rune.TryGetRuneAt(text, i, out var rune) || IsHidden(rune))
            {
                return i;
            }

            i += rune.Utf16SequenceLength - 1;
        }

        return -1;
    }

    private static bool IsHidden(Rune rune) => rune.Value != ' ' && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
