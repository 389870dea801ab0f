using System.Text.Json;

namespace HotplugIac.Preview.Reading.Json;

/// <summary>
/// One object of a document, with its members as bytes: they may come in any order, and only those that matter are read. A name
/// that stands twice is refused: tools differ in which of the two they believe.
/// </summary>
internal readonly ref struct JsonFields
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly Dictionary<string, (int Start, int Length)> _members;
    private readonly string _label;

    /// <param name="bytes">A whole value that was checked to be JSON, without white space around it.</param>
    /// <param name="label">How messages name it.</param>
    public JsonFields(ReadOnlySpan<byte> bytes, string label)
    {
        _bytes = bytes;
        _label = label;
        _members = new Dictionary<string, (int, int)>(16, StringComparer.Ordinal);
        if (bytes[0] != '{')
        {
            var reader = JsonParts.Reader(bytes);
            reader.Read();
            throw NoPlanException.Because($"{label} is {JsonParts.Kind(reader.TokenType)} where an object belongs.");
        }

        for (var index = WholeJson.Next(bytes, 1); bytes[index] != '}'; index = WholeJson.Next(bytes, index))
        {
            var nameEnd = WholeJson.End(bytes, index);
            var name = WholeJson.Text(bytes[index..nameEnd]);
            var start = WholeJson.Next(bytes, WholeJson.Next(bytes, nameEnd) + 1);
            var end = WholeJson.End(bytes, start);
            if (!_members.TryAdd(name, (start, end - start)))
            {
                throw NoPlanException.Because($"{label} has \"{ShortText.Of(name, 100)}\" twice.");
            }

            index = WholeJson.Next(bytes, end);
            index += bytes[index] == ',' ? 1 : 0;
        }
    }

    /// <summary>Whether the member is there and not null.</summary>
    public bool Has(string name) => !Bytes(name).IsEmpty;

    /// <summary>The member as bytes; empty when it is absent or null.</summary>
    public ReadOnlySpan<byte> Bytes(string name)
    {
        var bytes = _members.TryGetValue(name, out var place) ? _bytes.Slice(place.Start, place.Length) : [];
        return bytes.SequenceEqual("null"u8) ? [] : bytes;
    }

    public JsonFields Object(string name) => new(Has(name) ? Bytes(name) : "{}"u8, Label(name));

    /// <summary>Null when it is absent.</summary>
    public string? Text(string name)
    {
        if (!Has(name))
        {
            return null;
        }

        var reader = Scalar(name);
        return reader.TokenType == JsonTokenType.String ? reader.GetString() : throw Misfit(name, reader.TokenType, "a text");
    }

    public string Required(string name) => Text(name) is { Length: > 0 } text ? text : throw NoPlanException.Because($"{_label} has no \"{name}\".");

    /// <summary>Null when it is absent.</summary>
    public bool? Flag(string name)
    {
        if (!Has(name))
        {
            return null;
        }

        var reader = Scalar(name);
        return reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : throw Misfit(name, reader.TokenType, "true or false");
    }

    /// <summary>Texts of a list; empty when it is absent.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        foreach (var item in Items(name))
        {
            var reader = JsonParts.Reader(item.Of(_bytes));
            reader.Read();
            texts.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Misfit(name, reader.TokenType, "a list of texts"));
        }

        return texts;
    }

    /// <summary>The items of a list, as places in this object; empty when it is absent.</summary>
    public IReadOnlyList<JsonPart> Items(string name)
    {
        var items = new List<JsonPart>();
        if (!Has(name))
        {
            return items;
        }

        var reader = Scalar(name);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Misfit(name, reader.TokenType, "a list");
        }

        var from = _members[name].Start;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(new JsonPart(from + start, (int)reader.BytesConsumed - start));
        }

        return items;
    }

    public JsonFields Item(JsonPart part, string name) => new(part.Of(_bytes), Label(name));

    private Utf8JsonReader Scalar(string name)
    {
        var reader = JsonParts.Reader(Bytes(name));
        reader.Read();
        return reader;
    }

    private NoPlanException Misfit(string name, JsonTokenType found, string meant) =>
        NoPlanException.Because($"{Label(name)} is {JsonParts.Kind(found)} where {meant} belongs.");

    private string Label(string name) => $"{_label}.{name}";
}
