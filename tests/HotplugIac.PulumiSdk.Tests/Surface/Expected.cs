using System.Text.Json;

namespace HotplugIac.PulumiSdk.Tests.Surface;

/// <summary>What a type of the schema is in C#, in the notation of <see cref="Actual"/>. Written from Pulumi's documentation of its SDKs, not from our generator.</summary>
internal static class Expected
{
    public static string Output(JsonElement type, bool required) => Marked(Value(type, "Outputs.", ""), required || IsArray(type));

    /// <summary>An argument of a resource.</summary>
    public static string Argument(JsonElement type, bool required, bool secret) => Lifted(type) switch
    {
        var lifted when lifted.StartsWith("InputList<", StringComparison.Ordinal) || lifted.StartsWith("InputMap<", StringComparison.Ordinal) => lifted,
        // A secret has a setter, and a getter that can be asked before it was called.
        var lifted => Marked(lifted, required && !secret),
    };

    /// <summary>An argument of a function that answers a task.</summary>
    public static string Plain(JsonElement type, bool required) => Kind(type) switch
    {
        "array" => $"List<{Value(type.GetProperty("items"), "Inputs.", "")}>",
        "object" => $"Dictionary<String, {Value(type.GetProperty("additionalProperties"), "Inputs.", "")}>",
        _ => Marked(Value(type, "Inputs.", ""), required),
    };

    public static string Config(JsonElement type, bool required = false) => Marked(Value(type, "Config.Types.", ""), required || IsArray(type));

    private static string Lifted(JsonElement type) => Kind(type) switch
    {
        "array" => $"InputList<{Value(type.GetProperty("items"), "Inputs.", "Args")}>",
        "object" => $"InputMap<{Value(type.GetProperty("additionalProperties"), "Inputs.", "Args")}>",
        _ => $"Input<{Value(type, "Inputs.", "Args")}>",
    };

    private static string Value(JsonElement type, string qualifier, string suffix)
    {
        if (type.TryGetProperty("$ref", out var reference))
        {
            var path = reference.GetString()!;
            if (path == "pulumi.json#/Any")
            {
                return "Object";
            }

            var token = path["#/types/".Length..];
            var name = SchemaDocument.Name(token);
            return SchemaDocument.Type(token).TryGetProperty("enum", out _) ? name : $"{qualifier}{name}{suffix}";
        }

        return Kind(type) switch
        {
            "string" => "String",
            "integer" => "Int32",
            "number" => "Double",
            "boolean" => "Boolean",
            "array" => $"ImmutableArray<{Value(type.GetProperty("items"), qualifier, suffix)}>",
            "object" => $"ImmutableDictionary<String, {Value(type.GetProperty("additionalProperties"), qualifier, suffix)}>",
            var other => throw new InvalidOperationException(other),
        };
    }

    private static string Marked(string type, bool required) => required ? type : $"{type}?";

    private static bool IsArray(JsonElement type) => Kind(type) == "array";

    private static string Kind(JsonElement type) => type.TryGetProperty("$ref", out _) ? "reference" : type.GetProperty("type").GetString()!;
}
