using System.Text.Json;

namespace HotplugIac.SdkGenerator.Schema;

/// <summary>Members that may be missing.</summary>
internal static class JsonExtensions
{
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public static string? Text(this JsonElement element, string name) => element.Member(name)?.GetString();

    public static bool Flag(this JsonElement element, string name) => element.Member(name)?.GetBoolean() ?? false;

    /// <summary>The members, by name.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement element, string name) =>
        element.Member(name) is { } member ? member.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal) : [];

    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        element.Member(name) is { } member ? [.. member.EnumerateArray().Select(item => item.GetString()!)] : [];

    public static IReadOnlyDictionary<string, string> TextMap(this JsonElement element, string name) =>
        element.Members(name).ToDictionary(m => m.Name, m => m.Value.GetString()!, StringComparer.Ordinal);

    /// <exception cref="SchemaException">The schema has a member that this generator would leave out silently.</exception>
    public static void Refuse(this JsonElement element, string path, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.Member(name) is { } member && member.ValueKind is not JsonValueKind.False)
            {
                throw new SchemaException($"{path}/{name}: this generator does not know it");
            }
        }
    }
}
