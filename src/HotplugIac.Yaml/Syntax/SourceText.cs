using System.Globalization;
using System.Text;

namespace HotplugIac.Yaml.Syntax;

/// <summary>What must hold of a text before a YAML parser looks at it.</summary>
internal static class SourceText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Null, and a problem, when this is no text.</returns>
    public static string? Decoded(ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        if (bytes.Length > problems.Kind.Largest)
        {
            problems.Fail(Position.Start, TooLong(problems.Kind));
            return null;
        }

        if (Encoding16(bytes) is { } encoding)
        {
            problems.Fail(Position.Start, $"the file is {encoding}: save it as UTF-8.");
            return null;
        }

        try
        {
            return Checked(Strict.GetString(bytes), problems);
        }
        catch (DecoderFallbackException bad)
        {
            var valid = bytes[..Math.Clamp(bad.Index, 0, bytes.Length)];
            var octet = bad.BytesUnknown is [var first, ..] ? first : (byte)0;
            problems.Fail(PositionIn(Encoding.UTF8.GetString(valid)), string.Create(CultureInfo.InvariantCulture, $"the byte 0x{octet:X2} is no UTF-8: this is another encoding or no text at all. Save the file as UTF-8."));
            return null;
        }
    }

    /// <returns>The text without a byte order mark; null, and a problem, when it has characters that YAML does not allow.</returns>
    public static string? Checked(string text, ProblemList problems)
    {
        var rest = text.StartsWith('\uFEFF') ? text[1..] : text;
        if (rest.Length > problems.Kind.Largest)
        {
            problems.Fail(Position.Start, TooLong(problems.Kind));
            return null;
        }

        if (FirstBad(rest) is not (>= 0 and var bad))
        {
            return rest;
        }

        problems.Fail(PositionIn(rest.AsSpan(0, bad)), rest[bad] == 0
            ? $"there is a zero byte: this is a binary file or UTF-16. {problems.Kind.Subject} is text in UTF-8."
            : $"the character U+{(int)rest[bad]:X4} cannot stand in YAML. Remove it; in double quotes it can be written as \"\\u{(int)rest[bad]:x4}\".");
        return null;
    }

    /// <summary>The first half of a pair that stands alone, or a control character; -1 for none.</summary>
    public static int FirstBad(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if ((c < ' ' && c is not ('\t' or '\n' or '\r')) || (c is >= '\u007F' and <= '\u009F' and not '\u0085') || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF')
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The position after a text.</summary>
    private static Position PositionIn(ReadOnlySpan<char> before)
    {
        var (line, column) = (1, 1);
        for (var i = 0; i < before.Length; i++)
        {
            var ends = before[i] == '\n' || (before[i] == '\r' && !(i + 1 < before.Length && before[i + 1] == '\n'));
            (line, column) = ends ? (line + 1, 1) : (line, column + 1);
        }

        return new Position(line, column);
    }

    private static string TooLong(DocumentKind kind) => $"the file is longer than {kind.LargestMiB} MiB. {kind.Subject} has no need to be so long: split it, or name the right file.";

    private static string? Encoding16(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "UTF-16",
        _ => null,
    };
}
