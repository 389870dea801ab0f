using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using HotplugIac.Resources.Schema;

namespace HotplugIac.PulumiProvider.Wire;

/// <summary>Values of the provider's configuration that came as texts of JSON.</summary>
internal static class JsonTexts
{
    /// <summary>The value that the text stands for; the value itself where the row wants a text, or the text is no JSON.</summary>
    public static Value Decode(Value wired, AttributeSchema row)
    {
        var (inner, isSecret) = Unwrapped.Of(wired);
        if (inner is not { KindCase: Value.KindOneofCase.StringValue } || row.Kind is ValueKind.Text or ValueKind.Size or ValueKind.Duration)
        {
            return wired;
        }

        try
        {
            using var document = JsonDocument.Parse(inner.StringValue);
            var value = Of(document.RootElement);
            return isSecret ? Sentinels.AsSecret(value) : value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second for text that is no Unicode, which shows only when it is read.
            return wired;
        }
    }

    private static Value Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Value.ForString(json.GetString()!),
        JsonValueKind.Number => Value.ForNumber(json.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => Value.ForBool(json.GetBoolean()),
        JsonValueKind.Array => Value.ForList([.. json.EnumerateArray().Select(Of)]),
        JsonValueKind.Object => Value.ForStruct(new Struct { Fields = { json.EnumerateObject().DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => Of(p.Value)) } }),
        _ => Value.ForNull(),
    };
}
