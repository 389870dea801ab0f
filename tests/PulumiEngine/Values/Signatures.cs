using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine.Values;

/// <summary>The marks by which the wire tells special values from ordinary ones (sdk/go/common/resource/sig, plugin/rpc.go).</summary>
internal static class Signatures
{
    /// <summary>The member that names the kind of a special object.</summary>
    public const string Key = "4dabf18193072939515e22adb298388d";

    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    public const string ResourceReference = "5cf8f73096256a8f31e491e813e4eb8e";
    public const string OutputValue = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    public const string UnknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static readonly FrozenSet<string> Unknowns = new[]
    {
        UnknownString,
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // bool
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
        "030794c1-ac77-496b-92df-f27374a8bd58", // asset
        "e48ece36-62e2-4504-bad9-02848725956a", // archive
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsUnknown(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String && Unknowns.Contains(value.GetValue<string>());

    public static bool Is(JsonNode? node, string signature) =>
        node is JsonObject map && map[Key] is JsonValue value && value.GetValueKind() == JsonValueKind.String
        && value.GetValue<string>() == signature;
}
