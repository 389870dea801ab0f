using System.Text.Json;

namespace TerraformPlugin;

/// <summary>Values as JSON, the form that state files have.</summary>
public static class TfJson
{
    /// <summary>
    /// Reads a value. Attributes that the type lacks are ignored and missing ones are null, so that states written before an attribute
    /// came or went still fit.
    /// </summary>
    /// <exception cref="TfCodecException">The JSON is no value of the type.</exception>
    public static TfValue Decode(JsonElement json, TfType type)
    {
        try
        {
            return Read(json, type);
        }
        catch (InvalidOperationException error)
        {
            // JsonElement notices text that is no Unicode only when a string is read.
            throw new TfCodecException("The state holds text that is not Unicode.", error);
        }
    }

    /// <summary>Parses a document whose elements outlive it.</summary>
    /// <exception cref="TfCodecException">The bytes are no JSON document.</exception>
    internal static JsonElement Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = CodecLimits.MaxDepth });
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new TfCodecException("The state is not valid JSON.", error);
        }
    }

    private static TfValue Read(JsonElement json, TfType type) => json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined
        ? TfNull.Instance
        : (json.ValueKind, type) switch
        {
            (JsonValueKind.True, TfPrimitiveType { Kind: TfPrimitiveKind.Bool }) => TfBool.True,
            (JsonValueKind.False, TfPrimitiveType { Kind: TfPrimitiveKind.Bool }) => TfBool.False,
            (JsonValueKind.String, TfPrimitiveType { Kind: TfPrimitiveKind.String }) => new TfString(json.GetString()!),
            (JsonValueKind.String, TfPrimitiveType { Kind: TfPrimitiveKind.Number }) => TfNumber.Parse(json.GetString()!),
            (JsonValueKind.Number, TfPrimitiveType { Kind: TfPrimitiveKind.Number }) => TfNumber.Parse(json.GetRawText()),
            (JsonValueKind.Array, TfListType list) => Items(json, list.Element),
            (JsonValueKind.Array, TfSetType set) => Items(json, set.Element),
            (JsonValueKind.Array, TfTupleType tuple) when json.GetArrayLength() == tuple.Elements.Count =>
                new TfList(json.EnumerateArray().Select((item, i) => Read(item, tuple.Elements[i])).ToList()),
            (JsonValueKind.Object, TfMapType map) => Map(json, map.Element),
            (JsonValueKind.Object, TfObjectType obj) => Object(json, obj),
            (JsonValueKind.Object, TfDynamicType) => Dynamic(json),
            _ => throw new TfCodecException($"Expected {type}, found JSON {json.ValueKind}."),
        };

    private static TfList Items(JsonElement json, TfType element) =>
        new(json.EnumerateArray().Select(item => Read(item, element)).ToList());

    private static TfMap Map(JsonElement json, TfType element)
    {
        var items = new Dictionary<string, TfValue>(StringComparer.Ordinal);
        foreach (var item in json.EnumerateObject())
        {
            items[item.Name] = Read(item.Value, element);
        }

        return new TfMap(items);
    }

    private static TfObject Object(JsonElement json, TfObjectType type)
    {
        var attributes = new Dictionary<string, TfValue>(type.Attributes.Count, StringComparer.Ordinal);
        foreach (var (name, attributeType) in type.Attributes)
        {
            attributes[name] = json.TryGetProperty(name, out var value) ? Read(value, attributeType) : TfNull.Instance;
        }

        return new TfObject(attributes);
    }

    // Terraform writes "value" before "type".
    private static TfDynamic Dynamic(JsonElement json)
    {
        if (!json.TryGetProperty("type", out var typeJson) || !json.TryGetProperty("value", out var value))
        {
            throw new TfCodecException("A dynamic value is an object with \"type\" and \"value\".");
        }

        var type = TfTypeJson.Read(typeJson);
        return new TfDynamic(type, Read(value, type));
    }
}
