using System.Text.Json;

namespace HotplugIac.PulumiSdk.Tests.Surface;

/// <summary>The committed schema as JSON: these tests read it themselves, so that a mistake in the generator's reader shows.</summary>
internal static class SchemaDocument
{
    public static JsonElement Root { get; } = JsonDocument.Parse(File.ReadAllText(Repository.Schema)).RootElement;

    public static IEnumerable<JsonProperty> Resources => Members(Root, "resources");

    public static IEnumerable<JsonProperty> Functions => Members(Root, "functions");

    public static IEnumerable<JsonProperty> Enums => Members(Root, "types").Where(type => type.Value.TryGetProperty("enum", out _));

    public static IEnumerable<JsonProperty> Objects => Members(Root, "types").Where(type => !type.Value.TryGetProperty("enum", out _));

    public static JsonElement Provider => Root.GetProperty("provider");

    public static JsonElement Type(string token) => Root.GetProperty("types").GetProperty(token);

    public static IEnumerable<JsonProperty> Members(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var members) ? members.EnumerateObject() : [];

    public static IReadOnlySet<string> Required(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var all) ? all.EnumerateArray().Select(item => item.GetString()!).ToHashSet() : new HashSet<string>();

    public static bool IsSecret(JsonElement property) => property.TryGetProperty("secret", out var secret) && secret.GetBoolean();

    /// <summary>The class of a token.</summary>
    public static string Name(string token) => Upper(token.Split(':')[^1]);

    public static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>Tokens of the objects in the properties, and of those in theirs.</summary>
    public static IReadOnlySet<string> ObjectsIn(IEnumerable<JsonProperty> properties)
    {
        var found = new HashSet<string>();
        foreach (var property in properties)
        {
            Visit(property.Value, found);
        }

        return found;
    }

    private static void Visit(JsonElement type, HashSet<string> found)
    {
        if (type.TryGetProperty("$ref", out var reference) && reference.GetString() is { } path && path.StartsWith("#/types/", StringComparison.Ordinal))
        {
            var token = path["#/types/".Length..];
            if (!Type(token).TryGetProperty("enum", out _) && found.Add(token))
            {
                foreach (var property in Members(Type(token), "properties"))
                {
                    Visit(property.Value, found);
                }
            }
        }

        foreach (var part in new[] { "items", "additionalProperties" })
        {
            if (type.TryGetProperty(part, out var inner))
            {
                Visit(inner, found);
            }
        }
    }
}
