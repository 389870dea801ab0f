using System.Globalization;
using System.Text.Json;

namespace HotplugIac.Harness;

/// <summary>Looking into JSON by path; a step is a property name, or an index into a list.</summary>
internal static class JsonPath
{
    /// <summary>The value; null when a step leads nowhere. A JSON null is a value.</summary>
    internal static JsonElement? Find(JsonElement from, IReadOnlyList<string> path)
    {
        var current = from;
        foreach (var step in path)
        {
            if (current.ValueKind == JsonValueKind.Object && current.TryGetProperty(step, out var property))
            {
                current = property;
            }
            else if (current.ValueKind == JsonValueKind.Array
                && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < current.GetArrayLength())
            {
                current = current[index];
            }
            else
            {
                return null;
            }
        }

        return current;
    }

    internal static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>The elements of a list property; none when it is absent or null.</summary>
    internal static IEnumerable<JsonElement> Items(JsonElement of, params string[] path) =>
        Find(of, path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Text as it is, anything else as JSON spells it (<c>true</c>, not <c>True</c>); null when absent or null.</summary>
    internal static string? Spelled(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };

    internal static string Text(JsonElement of, string property) =>
        of.TryGetProperty(property, out var value) ? value.GetString() ?? "" : "";
}
