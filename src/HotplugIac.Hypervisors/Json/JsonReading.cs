using System.Text;
using System.Text.Json;

namespace HotplugIac.Hypervisors.Json;

/// <summary>JSON text → <see cref="JsonItem"/>. Strict: no comments, no trailing commas, no member twice.</summary>
public static class JsonReading
{
    /// <summary>Deeper than any document that is read here.</summary>
    public const int LargestDepth = 64;

    private const string Empty = "The text is empty; it must be one JSON object.";

    /// <exception cref="JsonTextException">It is no JSON.</exception>
    public static JsonItem Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <param name="text">UTF-8, with or without a byte order mark.</param>
    /// <inheritdoc cref="Read(string)"/>
    public static JsonItem Read(ReadOnlyMemory<byte> text)
    {
        text = text.Span.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
        var places = new JsonPlaces(text);
        if (text.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw places.Fault(text.Length, Empty);
        }

        var reader = new Utf8JsonReader(text.Span, new JsonReaderOptions { MaxDepth = LargestDepth });
        try
        {
            reader.Read();
            var item = Value(ref reader, places, string.Empty);

            // Reads on to the end: what follows the value is an error of the reader.
            reader.Read();
            return item;
        }
        catch (JsonException e)
        {
            throw Syntax(e, text, places);
        }
        catch (InvalidOperationException e)
        {
            // Bytes or escapes that are no Unicode text.
            throw places.Fault(reader.TokenStartIndex, "The text here is no valid Unicode.", e);
        }
    }

    private static JsonItem Value(ref Utf8JsonReader reader, JsonPlaces places, string path)
    {
        var offset = reader.TokenStartIndex;
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => new JsonItem(places, offset, path, JsonValueKind.Object, string.Empty) { Members = ReadMembers(ref reader, places, path) },
            JsonTokenType.StartArray => new JsonItem(places, offset, path, JsonValueKind.Array, string.Empty) { Items = ReadItems(ref reader, places, path) },
            JsonTokenType.String => new JsonItem(places, offset, path, JsonValueKind.String, reader.GetString()!),
            JsonTokenType.Number => new JsonItem(places, offset, path, JsonValueKind.Number, Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.True => new JsonItem(places, offset, path, JsonValueKind.True, string.Empty),
            JsonTokenType.False => new JsonItem(places, offset, path, JsonValueKind.False, string.Empty),
            _ => new JsonItem(places, offset, path, JsonValueKind.Null, string.Empty),
        };
    }

    private static List<KeyValuePair<string, JsonItem>> ReadMembers(ref Utf8JsonReader reader, JsonPlaces places, string path)
    {
        var members = new List<KeyValuePair<string, JsonItem>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var offset = reader.TokenStartIndex;
            var name = reader.GetString()!;
            var place = path.Length == 0 ? name : $"{path}.{name}";
            if (!names.Add(name))
            {
                throw places.Fault(offset, $"{place} is written twice; write it once.");
            }

            reader.Read();
            members.Add(new(name, Value(ref reader, places, place)));
        }

        return members;
    }

    private static List<JsonItem> ReadItems(ref Utf8JsonReader reader, JsonPlaces places, string path)
    {
        var items = new List<JsonItem>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(ref reader, places, $"{path}[{items.Count}]"));
        }

        return items;
    }

    /// <summary>The reader's own words without its place, which it counts from zero and in bytes.</summary>
    private static JsonTextException Syntax(JsonException e, ReadOnlyMemory<byte> text, JsonPlaces places)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var message = $"This is no JSON: {(end < 0 ? e.Message : e.Message[..end])}";
        var offset = 0;
        for (var line = e.LineNumber ?? 0; line > 0; line--)
        {
            offset += text.Span[offset..].IndexOf((byte)'\n') + 1;
        }

        return places.Fault(offset + (e.BytePositionInLine ?? 0), message, e);
    }
}
