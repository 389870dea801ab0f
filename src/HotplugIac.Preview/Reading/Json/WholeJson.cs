using System.Buffers;
using System.Text;

namespace HotplugIac.Preview.Reading.Json;

/// <summary>
/// Finds its way in JSON that was checked already, as everything is that <see cref="JsonDocumentReader.Take"/> gives out. To look for
/// brackets and quotation marks is several times faster than to check the texts of a definition once more.
/// </summary>
internal static class WholeJson
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);

    private static readonly SearchValues<byte> AfterScalar = SearchValues.Create(",]} \t\r\n"u8);

    private static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    /// <summary>The first byte from <paramref name="index"/> on that is no white space; the length when there is none.</summary>
    public static int Next(ReadOnlySpan<byte> json, int index)
    {
        var distance = json[index..].IndexOfAnyExcept(WhiteSpace);
        return distance < 0 ? json.Length : index + distance;
    }

    /// <summary>Where the value ends that begins at <paramref name="start"/>.</summary>
    public static int End(ReadOnlySpan<byte> json, int start) => json[start] switch
    {
        (byte)'"' => TextEnd(json, start),
        (byte)'{' or (byte)'[' => StructureEnd(json, start),
        _ => json[start..].IndexOfAny(AfterScalar) is >= 0 and var length ? start + length : json.Length,
    };

    /// <param name="text">A text with its quotation marks.</param>
    public static string Text(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(text[1..^1]);
        }

        var reader = JsonParts.Reader(text);
        reader.Read();
        return reader.GetString()!;
    }

    private static int StructureEnd(ReadOnlySpan<byte> json, int start)
    {
        var depth = 0;
        for (var index = start; ;)
        {
            index += json[index..].IndexOfAny(Structure);
            switch (json[index])
            {
                case (byte)'"':
                    index = TextEnd(json, index);
                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                default:
                    depth--;
                    break;
            }

            index++;
            if (depth == 0)
            {
                return index;
            }
        }
    }

    private static int TextEnd(ReadOnlySpan<byte> json, int start)
    {
        for (var index = start + 1; ; index += 2)
        {
            index += json[index..].IndexOfAny((byte)'"', (byte)'\\');
            if (json[index] == '"')
            {
                return index + 1;
            }
        }
    }
}
