using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine.Values;

namespace HotplugIac.PulumiEngine;

/// <summary>Values that JSON has no form for, as Pulumi's wire writes them.</summary>
public static class PulumiValue
{
    /// <summary>What stands for a value that is not known yet.</summary>
    public static JsonNode Unknown => JsonValue.Create(Signatures.UnknownString);

    /// <summary>Wraps a value as a secret.</summary>
    public static JsonObject Secret(JsonNode? value) => new() { [Signatures.Key] = Signatures.Secret, ["value"] = value?.DeepClone() };

    /// <summary>Whether it is one of the seven unknowns.</summary>
    public static bool IsUnknown(JsonNode? value) => Signatures.IsUnknown(value);

    /// <summary>Whether it is a secret.</summary>
    public static bool IsSecret(JsonNode? value) => Signatures.Is(value, Signatures.Secret);

    /// <summary>The value without the wrappers of secrets, at any depth.</summary>
    public static JsonNode? Reveal(JsonNode? value) => Marshalling.WithoutSecrets(value);
}
