using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine.Values;

/// <summary>
/// A path such as <c>disks[0].size</c>, <c>tags["a.b"]</c> or <c>disks[*]</c> (sdk/go/common/resource/properties_path.go). Elements are
/// texts and numbers.
/// </summary>
internal sealed partial class PropertyPath
{
    private readonly IReadOnlyList<object> _elements;

    private PropertyPath(IReadOnlyList<object> elements) => _elements = elements;

    /// <exception cref="FormatException">It is none.</exception>
    public static PropertyPath Parse(string path)
    {
        var elements = new List<object>();
        for (var at = 0; at < path.Length;)
        {
            if (path[at] == '[')
            {
                elements.Add(ParseIndex(path, ref at));
                continue;
            }

            if (path[at] == '.' && (elements.Count == 0 || ++at == path.Length))
            {
                throw new FormatException($"'{path}' does not begin and end with a name or an index.");
            }

            var end = path.AsSpan(at).IndexOfAny('.', '[');
            var length = end < 0 ? path.Length - at : end;
            if (length > 0)
            {
                elements.Add(path.Substring(at, length));
                at += length;
            }
        }

        return new PropertyPath(elements);
    }

    /// <summary>Whether a value at <paramref name="other"/> is at or below this path.</summary>
    public bool Contains(PropertyPath other) =>
        other._elements.Count >= _elements.Count && !_elements.Where((e, i) => e is not "*" && !e.Equals(other._elements[i])).Any();

    /// <summary>The value at this path, through secrets: what is below one is one.</summary>
    public bool TryGet(JsonNode? root, out JsonNode? value)
    {
        value = root;
        var secret = false;
        foreach (var element in _elements)
        {
            (value, var wrapped) = Unwrap(value);
            secret |= wrapped;
            switch (value, element)
            {
                // What is below an unknown is unknown.
                case (JsonValue, _) when PulumiValue.IsUnknown(value):
                    return true;
                case (JsonObject map, string name) when map.TryGetPropertyValue(name, out var member):
                    value = member;
                    break;
                case (JsonArray list, int index) when index >= 0 && index < list.Count:
                    value = list[index];
                    break;
                default:
                    return false;
            }
        }

        value = secret && !PulumiValue.IsSecret(value) ? PulumiValue.Secret(value) : value;
        return true;
    }

    private static object ParseIndex(string path, ref int at)
    {
        if (at + 1 < path.Length && path[at + 1] == '"')
        {
            return ParseQuoted(path, ref at);
        }

        var close = path.IndexOf(']', at);
        var index = close < 0 ? "" : path[(at + 1)..close];
        at = close + 1;
        return index == "*" ? index
            : int.TryParse(index, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : throw new FormatException($"'{path}' has an index that is none.");
    }

    private static string ParseQuoted(string path, ref int at)
    {
        var name = new StringBuilder();
        for (at += 2; at < path.Length && path[at] != '"'; at++)
        {
            at += path[at] == '\\' && at + 1 < path.Length && path[at + 1] == '"' ? 1 : 0;
            name.Append(path[at]);
        }

        if (at + 1 >= path.Length || path[at + 1] != ']')
        {
            throw new FormatException($"'{path}' has an index without an end.");
        }

        at += 2;
        return name.ToString();
    }

    private static (JsonNode? Value, bool WasSecret) Unwrap(JsonNode? value)
    {
        var wrapped = false;
        while (value is JsonObject map && Signatures.Is(map, Signatures.Secret))
        {
            (value, wrapped) = (map["value"], true);
        }

        return (value, wrapped);
    }
}
