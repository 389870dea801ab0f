using System.Buffers;
using System.Text;
using Spectre.Console.Rendering;

namespace HotplugIac.Preview.Rendering.Text;

/// <summary>How many columns text takes in a terminal, and text that takes no more than it may.</summary>
internal static class TextWidth
{
    /// <summary>ASCII and what our own texts hold besides. To ask for each line of a large report would take seconds.</summary>
    private static readonly SearchValues<char> OneColumn = SearchValues.Create([.. Enumerable.Range(' ', 95).Select(c => (char)c), .. "→…×·─│┌┐└┘█▓▒░◆✖↻■◐●○"]);

    public static int Of(string text) => IsSimple(text) ? text.Length : new Segment(text).CellCount();

    /// <summary>The text, cut with an ellipsis where it is wider.</summary>
    /// <param name="width">1 or more.</param>
    public static string Fit(string text, int width, string ellipsis = "…")
    {
        if (Of(text) <= width)
        {
            return text;
        }

        return Of(ellipsis) >= width ? Head(text, width).Text : Head(text, width - Of(ellipsis)).Text + ellipsis;
    }

    /// <summary>The text with spaces behind it; cut where it is wider.</summary>
    public static string Pad(string text, int width, string ellipsis = "…")
    {
        var fitting = Fit(text, width, ellipsis);
        return fitting + new string(' ', Math.Max(0, width - Of(fitting)));
    }

    /// <summary>Lines no wider than <paramref name="width"/>: broken at spaces, and inside of words that are too long for a line.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        if (Of(text) <= width)
        {
            yield return text;
            yield break;
        }

        var (line, used) = (new StringBuilder(), 0);
        foreach (var word in text.Split(' '))
        {
            var (rest, length) = (word, Of(word));
            if (line.Length > 0 && used + 1 + length <= width)
            {
                line.Append(' ').Append(rest);
                used += 1 + length;
                continue;
            }

            if (line.Length > 0)
            {
                yield return line.ToString();
                line.Clear();
            }

            while (length > width)
            {
                var (head, taken) = Head(rest, width);
                yield return head;
                rest = rest[taken..];
                length = Of(rest);
            }

            line.Append(rest);
            used = length;
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    private static bool IsSimple(string text) => Ascii.IsValid(text) || !text.AsSpan().ContainsAnyExcept(OneColumn);

    /// <summary>As much of the text's beginning as fits, at least one character so that there is an end.</summary>
    private static (string Text, int Length) Head(string text, int width)
    {
        if (IsSimple(text))
        {
            var all = Math.Clamp(width, 1, text.Length);
            return (text[..all], all);
        }

        var (length, used) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            used += Of(rune.ToString());
            if (used > width && length > 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return (text[..length], length);
    }
}
