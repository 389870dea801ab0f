using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine.Values;

/// <summary>What the engine leaves out of, or lowers in, the values that it passes on (plugin/rpc.go, MarshalProperties).</summary>
internal static class Marshalling
{
    /// <summary>For a receiver that knows or does not know some special values.</summary>
    /// <param name="properties">Any wire form.</param>
    /// <param name="keepUnknowns">Otherwise properties and elements that are unknown are left out.</param>
    /// <param name="keepSecrets">Otherwise secrets stand as their values.</param>
    /// <param name="keepResources">Otherwise a reference to a resource is its id, or its URN.</param>
    public static JsonObject Lower(JsonObject properties, bool keepUnknowns, bool keepSecrets, bool keepResources = false)
    {
        var result = new JsonObject();
        foreach (var (name, value) in properties)
        {
            if (Keep(value, keepUnknowns))
            {
                result[name] = LowerValue(value, keepUnknowns, keepSecrets, keepResources);
            }
        }

        return result;
    }

    public static bool ContainsUnknown(JsonNode? value) => value switch
    {
        JsonObject map when Signatures.Is(map, Signatures.OutputValue) => !map.ContainsKey("value") || ContainsUnknown(map["value"]),
        JsonObject map => map.Any(p => ContainsUnknown(p.Value)),
        JsonArray list => list.Any(ContainsUnknown),
        _ => Signatures.IsUnknown(value),
    };

    public static bool ContainsSecret(JsonNode? value) => value switch
    {
        JsonObject map => Signatures.Is(map, Signatures.Secret) || map.Any(p => ContainsSecret(p.Value)),
        JsonArray list => list.Any(ContainsSecret),
        _ => false,
    };

    public static JsonNode? WithoutSecrets(JsonNode? value) => value switch
    {
        JsonObject map when Signatures.Is(map, Signatures.Secret) => WithoutSecrets(map["value"]),
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, WithoutSecrets(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(WithoutSecrets)]),
        _ => value?.DeepClone(),
    };

    /// <summary>Marks outputs whose input of the same name holds a secret: for providers that are not told of secrets (annotateSecrets).</summary>
    public static void AnnotateSecrets(JsonObject outputs, JsonObject inputs)
    {
        foreach (var (name, input) in inputs)
        {
            if (!outputs.TryGetPropertyValue(name, out var output))
            {
                continue;
            }

            if (output is JsonObject outMap && input is JsonObject inMap && !Signatures.Is(outMap, Signatures.Secret) && !Signatures.Is(inMap, Signatures.Secret))
            {
                AnnotateSecrets(outMap, inMap);
            }
            else if (!PulumiValue.IsSecret(output) && ContainsSecret(input))
            {
                outputs[name] = PulumiValue.Secret(output);
            }
        }
    }

    private static JsonNode? LowerValue(JsonNode? value, bool unknowns, bool secrets, bool resources) => value switch
    {
        JsonObject map when Signatures.Is(map, Signatures.Secret) => LowerSecret(LowerValue(map["value"], unknowns, secrets, resources), secrets),
        JsonObject map when Signatures.Is(map, Signatures.OutputValue) => LowerOutput(map, unknowns, secrets, resources),
        JsonObject map when Signatures.Is(map, Signatures.ResourceReference) && !resources =>
            (map.ContainsKey("id") ? map["id"] : map["urn"])?.DeepClone(),
        JsonObject map => Lower(map, unknowns, secrets, resources),
        JsonArray list => new JsonArray([.. list.Where(e => Keep(e, unknowns)).Select(e => LowerValue(e, unknowns, secrets, resources))]),
        _ => value?.DeepClone(),
    };

    private static JsonNode? LowerSecret(JsonNode? inner, bool keep) => keep && !PulumiValue.IsSecret(inner) ? PulumiValue.Secret(inner) : inner;

    private static JsonNode? LowerOutput(JsonObject output, bool unknowns, bool secrets, bool resources)
    {
        var inner = output.TryGetPropertyValue("value", out var known) ? LowerValue(known, unknowns, secrets, resources) : PulumiValue.Unknown;
        return output["secret"]?.GetValue<bool>() == true ? LowerSecret(inner, secrets) : inner;
    }

    private static bool Keep(JsonNode? value, bool keepUnknowns) => keepUnknowns || value switch
    {
        JsonObject map when Signatures.Is(map, Signatures.OutputValue) => map.ContainsKey("value") && Keep(map["value"], false),
        JsonObject map when Signatures.Is(map, Signatures.Secret) => Keep(map["value"], false),
        _ => !Signatures.IsUnknown(value),
    };
}
