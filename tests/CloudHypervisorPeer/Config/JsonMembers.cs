using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotplugIac.Peer.Config;

/// <summary>Members of JSON objects, without reflection. A null is as good as nothing.</summary>
internal static class JsonMembers
{
    /// <summary>A whole number from 0 on; null where there is none.</summary>
    public static long? Number(this JsonObject of, string name) =>
        of[name] is { } value && value.GetValueKind() == JsonValueKind.Number
            && long.TryParse(value.ToJsonString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string? Text(this JsonObject of, string name) =>
        of[name] is { } value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static JsonObject? Object(this JsonObject of, string name) => of[name] as JsonObject;

    public static IEnumerable<JsonObject> Objects(this JsonObject of, string name) => (of[name] as JsonArray ?? []).OfType<JsonObject>();

    public static IEnumerable<string> Texts(this JsonObject of, string name) =>
        (of[name] as JsonArray ?? []).Where(v => v?.GetValueKind() == JsonValueKind.String).Select(v => v!.GetValue<string>());

    /// <exception cref="Refusal">It is no JSON object.</exception>
    public static JsonObject Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw Refusal.BadJson("It is no object.");
        }
        catch (JsonException e)
        {
            throw Refusal.BadJson(e.Message);
        }
    }
}
