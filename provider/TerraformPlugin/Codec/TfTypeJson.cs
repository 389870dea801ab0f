using System.Text.Json;

namespace TerraformPlugin;

/// <summary>Types as JSON: a name for a primitive, an array of kind and argument for the rest.</summary>
internal static class TfTypeJson
{
    public static byte[] Write(TfType type)
    {
        using var buffer = new MemoryStream(64);
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, type);
        }

        return buffer.ToArray();
    }

    public static TfType Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = CodecLimits.MaxDepth });
        try
        {
            using var document = JsonDocument.ParseValue(ref reader);
            if (reader.Read())
            {
                throw new TfCodecException("The type is followed by other JSON.");
            }

            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second for text that is no UTF-8, which the parser notices only when a string is read.
            throw new TfCodecException("The type is not valid JSON.", error);
        }
    }

    public static TfType Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Primitive(json.GetString()!),
        JsonValueKind.Array when json.GetArrayLength() >= 2 && json[0].ValueKind == JsonValueKind.String => Compound(json),
        _ => throw new TfCodecException($"Not a type: {TfCodecException.Shorten(json.GetRawText())}"),
    };

    private static TfType Primitive(string name) => name switch
    {
        "bool" => TfType.Bool,
        "number" => TfType.Number,
        "string" => TfType.String,
        "dynamic" => TfType.Dynamic,
        _ => throw new TfCodecException($"Not a type: \"{TfCodecException.Shorten(name)}\""),
    };

    private static TfType Compound(JsonElement json) => (json[0].GetString(), json[1].ValueKind) switch
    {
        ("list", _) => TfType.List(Read(json[1])),
        ("set", _) => TfType.Set(Read(json[1])),
        ("map", _) => TfType.Map(Read(json[1])),
        ("tuple", JsonValueKind.Array) => TfType.Tuple(json[1].EnumerateArray().Select(Read).ToList()),
        ("object", JsonValueKind.Object) => ReadObject(json[1]),
        _ => throw new TfCodecException($"Not a type: {TfCodecException.Shorten(json.GetRawText())}"),
    };

    private static TfType ReadObject(JsonElement attributes)
    {
        var types = new Dictionary<string, TfType>(StringComparer.Ordinal);
        foreach (var attribute in attributes.EnumerateObject())
        {
            types[attribute.Name] = Read(attribute.Value);
        }

        // A third element lists optional attributes; it matters to type constraints in modules, never to values.
        return TfType.Object(types);
    }

    private static void Write(Utf8JsonWriter json, TfType type)
    {
        switch (type)
        {
            case TfPrimitiveType or TfDynamicType:
                json.WriteStringValue(type.ToString());
                break;
            case TfListType list:
                WriteCollection(json, "list", list.Element);
                break;
            case TfSetType set:
                WriteCollection(json, "set", set.Element);
                break;
            case TfMapType map:
                WriteCollection(json, "map", map.Element);
                break;
            case TfTupleType tuple:
                WriteTuple(json, tuple);
                break;
            case TfObjectType obj:
                WriteObject(json, obj);
                break;
            default:
                throw new TfCodecException($"No JSON form for the type {type}.");
        }
    }

    private static void WriteCollection(Utf8JsonWriter json, string kind, TfType element)
    {
        json.WriteStartArray();
        json.WriteStringValue(kind);
        Write(json, element);
        json.WriteEndArray();
    }

    private static void WriteTuple(Utf8JsonWriter json, TfTupleType tuple)
    {
        json.WriteStartArray();
        json.WriteStringValue("tuple");
        json.WriteStartArray();
        foreach (var element in tuple.Elements)
        {
            Write(json, element);
        }

        json.WriteEndArray();
        json.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter json, TfObjectType obj)
    {
        json.WriteStartArray();
        json.WriteStringValue("object");
        json.WriteStartObject();
        foreach (var (name, type) in obj.Attributes)
        {
            json.WritePropertyName(name);
            Write(json, type);
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }
}
