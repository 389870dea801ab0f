using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotplugIac.Peer.Http;

/// <summary>The calls of the API so far, in the order in which they came.</summary>
internal sealed class CallLog
{
    private readonly List<JsonObject> _calls = [];

    /// <returns>The entry; its status is to come.</returns>
    public JsonObject Add(string method, string path, string body)
    {
        var call = new JsonObject { ["method"] = method, ["path"] = path, ["body"] = Read(body), ["status"] = null };
        _calls.Add(call);
        return call;
    }

    public JsonArray Read() => new([.. _calls.Select(c => c.DeepClone())]);

    public void Clear() => _calls.Clear();

    private static JsonNode? Read(string body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return JsonValue.Create(body);
        }
    }
}
