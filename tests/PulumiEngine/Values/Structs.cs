using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;

namespace HotplugIac.PulumiEngine.Values;

/// <summary>Between protobuf's Struct and JSON nodes. Numbers are doubles on both sides.</summary>
internal static class Structs
{
    public static Struct To(JsonObject properties)
    {
        var result = new Struct();
        foreach (var (name, value) in properties)
        {
            result.Fields[name] = ToValue(value);
        }

        return result;
    }

    /// <summary>A missing Struct is an empty object; who has to tell the two apart looks at the message.</summary>
    public static JsonObject From(Struct? properties)
    {
        var result = new JsonObject();
        foreach (var (name, value) in properties?.Fields ?? [])
        {
            result[name] = FromValue(value);
        }

        return result;
    }

    private static Value ToValue(JsonNode? node) => node switch
    {
        null => Value.ForNull(),
        JsonObject map => Value.ForStruct(To(map)),
        JsonArray list => Value.ForList([.. list.Select(ToValue)]),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => Value.ForString(node.AsValue().GetValue<string>()),
            JsonValueKind.Number => Value.ForNumber(Number(node)),
            JsonValueKind.True => Value.ForBool(true),
            JsonValueKind.False => Value.ForBool(false),
            _ => Value.ForNull(),
        },
    };

    // A node that holds an int does not give a double, one that was parsed does.
    private static double Number(JsonNode node) => JsonSerializer.Deserialize(node.ToJsonString(), StateJson.Default.Double);

    private static JsonNode? FromValue(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => JsonValue.Create(value.StringValue),
        // Parsed, because such a node can be asked for an int as well as for a double.
        Value.KindOneofCase.NumberValue => JsonNode.Parse(JsonSerializer.Serialize(value.NumberValue, StateJson.Default.Double)),
        Value.KindOneofCase.BoolValue => JsonValue.Create(value.BoolValue),
        Value.KindOneofCase.StructValue => From(value.StructValue),
        Value.KindOneofCase.ListValue => new JsonArray([.. value.ListValue.Values.Select(FromValue)]),
        _ => null,
    };
}
