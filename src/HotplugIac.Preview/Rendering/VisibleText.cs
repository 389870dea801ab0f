using System.Globalization;
using System.Text;

namespace HotplugIac.Preview.Rendering;

/// <summary>Text from outside with everything made visible that would move, hide or reorder what stands beside it.</summary>
internal static class VisibleText
{
    private const int SymbolForNewLine = 0x2424;
    private const int SymbolForDelete = 0x2421;
    private const int ControlPictures = 0x2400;

    /// <summary>
    /// Line breaks become ␤ and other ASCII controls their pictures; what has no picture (C1 controls, bidirectional marks, zero-width and
    /// private characters, halves of surrogate pairs) becomes <c>\u{202E}</c>.
    /// </summary>
    public static string Of(string text)
    {
        var index = FirstToChange(text);
        if (index == text.Length)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16).Append(text, 0, index);
        while (index < text.Length)
        {
            var known = Rune.TryGetRuneAt(text, index, out var rune);
            var value = known ? rune.Value : text[index];
            if (value == '\r' && index + 1 < text.Length && text[index + 1] == '\n')
            {
                index++;
            }

            if (known && IsPlain(rune))
            {
                result.Append(text, index, rune.Utf16SequenceLength);
            }
            else
            {
                Append(result, value);
            }

            index += known ? rune.Utf16SequenceLength : 1;
        }

        return result.ToString();
    }

    /// <summary>At most <paramref name="most"/> characters, with … where something of the middle is left out: names tend to differ at their ends.</summary>
    public static string Shortened(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var head = (most - 1) / 2;
        var tail = text.Length - (most - 1 - head);
        head -= char.IsLowSurrogate(text[head]) && char.IsHighSurrogate(text[head - 1]) ? 1 : 0;
        tail += char.IsLowSurrogate(text[tail]) && char.IsHighSurrogate(text[tail - 1]) ? 1 : 0;
        return string.Concat(text.AsSpan(0, head), "…", text.AsSpan(tail));
    }

    private static int FirstToChange(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or > '~' && !(text[i] < 0xD800 && IsPlain(new Rune(text[i]))))
            {
                return i;
            }
        }

        return text.Length;
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static void Append(StringBuilder result, int value)
    {
        if (value is '\r' or '\n')
        {
            result.Append((char)SymbolForNewLine);
        }
        else if (value < ' ')
        {
            result.Append((char)(ControlPictures + value));
        }
        else if (value == 0x7F)
        {
            result.Append((char)SymbolForDelete);
        }
        else
        {
            result.Append(CultureInfo.InvariantCulture, $"\\u{{{value:X4}}}");
        }
    }
}
