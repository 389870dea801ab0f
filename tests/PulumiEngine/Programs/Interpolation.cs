using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine.Values;

namespace HotplugIac.PulumiEngine;

/// <summary><c>${NAME.path}</c> in texts: as a whole text it is the value itself, within one its text. <c>$${</c> is a literal.</summary>
internal static class Interpolation
{
    /// <summary>Resolves every text in a set of inputs.</summary>
    /// <returns>The inputs, and for each of them the URNs of the resources that it comes from.</returns>
    /// <exception cref="ProgramFailedException">A reference leads nowhere.</exception>
    public static (JsonObject Properties, Dictionary<string, IReadOnlyList<string>> Dependencies) Resolve(
        JsonObject inputs, Func<string, RegisteredResource> find)
    {
        var dependencies = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var properties = new JsonObject();
        foreach (var (name, value) in inputs)
        {
            var urns = new List<string>();
            properties[name] = Resolve(value, reference =>
            {
                var (root, path) = Split(reference);
                var resource = find(root);
                urns.Add(resource.Urn);
                return path.Length == 0 ? JsonValue.Create(resource.Urn) : resource.Get(path);
            });
            if (urns.Count > 0)
            {
                dependencies[name] = [.. urns.Distinct()];
            }
        }

        return (properties, dependencies);
    }

    /// <summary>Resolves the texts in a value by a lookup of what stands between the braces.</summary>
    public static JsonNode? Resolve(JsonNode? value, Func<string, JsonNode?> lookup) => value switch
    {
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Resolve(p.Value, lookup)))),
        JsonArray list => new JsonArray([.. list.Select(e => Resolve(e, lookup))]),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => ResolveText(text.GetValue<string>(), lookup),
        _ => value?.DeepClone(),
    };

    /// <summary>The name at the begin of a reference, and the path after it.</summary>
    public static (string Root, string Path) Split(string reference)
    {
        var end = reference.AsSpan().IndexOfAny('.', '[');
        return end < 0 ? (reference, "") : (reference[..end], reference[end..].TrimStart('.'));
    }

    private static JsonNode? ResolveText(string text, Func<string, JsonNode?> lookup)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return JsonValue.Create(text);
        }

        var (result, unknown, secret) = (new StringBuilder(), false, false);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf("${", at, StringComparison.Ordinal);
            if (open < 0)
            {
                result.Append(text, at, text.Length - at);
                break;
            }

            if (open > at && text[open - 1] == '$')
            {
                result.Append(text, at, open - at).Append('{');
                at = open + 2;
                continue;
            }

            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                throw new ProgramFailedException($"'{text}' has a reference without an end.");
            }

            var value = lookup(text[(open + 2)..close].Trim());
            if (open == 0 && close == text.Length - 1)
            {
                return value?.DeepClone();
            }

            (unknown, secret) = (unknown || Marshalling.ContainsUnknown(value), secret || Marshalling.ContainsSecret(value));
            result.Append(text, at, open - at).Append(Text(Marshalling.WithoutSecrets(value)));
            at = close + 1;
        }

        JsonNode all = unknown ? PulumiValue.Unknown : JsonValue.Create(result.ToString());
        return secret ? PulumiValue.Secret(all) : all;
    }

    private static string Text(JsonNode? value) =>
        value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : value?.ToJsonString() ?? "";
}
