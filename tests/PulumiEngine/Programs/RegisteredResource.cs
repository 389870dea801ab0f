using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine.Values;

namespace HotplugIac.PulumiEngine;

/// <summary>A resource as the engine hands it back to the program.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Id">Empty when it is not known yet.</param>
/// <param name="Outputs">In the form of the wire. In a preview, what is absent is unknown.</param>
public sealed record RegisteredResource(string Urn, string Id, JsonObject Outputs)
{
    /// <summary>Whether this is a preview, where an absent output is unknown.</summary>
    internal bool IsPreview { get; init; }

    /// <summary>An output by its path, as an input of another resource may have it: unknown when it is not known yet.</summary>
    /// <param name="path"><c>id</c>, <c>urn</c>, or a property path such as <c>disks[0].size</c>.</param>
    public JsonNode? Get(string path)
    {
        if (path is "urn" or "id")
        {
            var text = path == "urn" ? Urn : Id;
            return text.Length > 0 ? JsonValue.Create(text) : PulumiValue.Unknown;
        }

        if (PropertyPath.Parse(path).TryGet(Outputs, out var value))
        {
            return value?.DeepClone();
        }

        return IsPreview ? PulumiValue.Unknown : null;
    }
}
