using System.Text.Json;

namespace HotplugIac.Preview.Reading.Json;

/// <summary>A value's place within the bytes of another.</summary>
internal readonly record struct JsonPart(int Start, int Length)
{
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> bytes) => bytes.Slice(Start, Length);
}

/// <summary>Values that are whole in memory.</summary>
internal static class JsonParts
{
    public static Utf8JsonReader Reader(ReadOnlySpan<byte> bytes) => new(bytes, new JsonReaderOptions { MaxDepth = JsonDocumentReader.Deepest });

    /// <summary>What a token begins, in the words of messages.</summary>
    public static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "null",
    };
}
