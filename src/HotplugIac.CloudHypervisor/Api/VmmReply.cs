using System.Text.Json;
using System.Text.Json.Nodes;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.CloudHypervisor.Api;

/// <summary>
/// The JSON of an answer. The process that gives it is the one that a guest breaks into first, so it is read strictly: a member that
/// stands twice, or text that is no Unicode, would else be an exception wherever the member is looked at.
/// </summary>
internal static class VmmReply
{
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static JsonObject Parse(string text)
    {
        try
        {
            _ = JsonReading.Read(text).Object();
            return JsonNode.Parse(text)!.AsObject();
        }
        catch (JsonTextException e)
        {
            throw new JsonException(e.Text, e);
        }
    }
}
