using System.Text.Json;
using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine.Values;

namespace HotplugIac.PulumiEngine;

/// <summary>References, and the functions of the language.</summary>
internal sealed partial class YamlRun
{
    private async Task<Evaluated> ResolveAsync(JsonNode? node)
    {
        var urns = new List<string>();
        var value = await ResolveAsync(node, urns);
        return new(value, [.. urns.Distinct()]);
    }

    private async Task<JsonNode?> ResolveAsync(JsonNode? node, List<string> urns)
    {
        switch (node)
        {
            case JsonObject map when map.Count == 1 && map.First().Key.StartsWith("fn::", StringComparison.Ordinal):
                return await CallAsync(map.First().Key, map.First().Value, urns);
            case JsonObject map:
                var members = new JsonObject();
                foreach (var (name, value) in map)
                {
                    members[name] = await ResolveAsync(value, urns);
                }

                return members;
            case JsonArray list:
                var elements = new JsonArray();
                foreach (var element in list)
                {
                    elements.Add(await ResolveAsync(element, urns));
                }

                return elements;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                return await ResolveTextAsync(text, urns);
            default:
                return node?.DeepClone();
        }
    }

    /// <summary>First what it refers to, which may have to be registered; then the text.</summary>
    private async Task<JsonNode?> ResolveTextAsync(JsonNode text, List<string> urns)
    {
        var names = new List<string>();
        Interpolation.Resolve(text, reference =>
        {
            names.Add(reference);
            return null;
        });
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var reference in names)
        {
            values[reference] = await LookUpAsync(reference, urns);
        }

        return Interpolation.Resolve(text, reference => values[reference]);
    }

    private async Task<JsonNode?> LookUpAsync(string reference, List<string> urns)
    {
        var (root, path) = Interpolation.Split(reference);
        if (root == "pulumi")
        {
            return path switch
            {
                "project" => JsonValue.Create(host.Project),
                "stack" => JsonValue.Create(host.Stack),
                "organization" => JsonValue.Create(host.Deployment.Options.Organization),
                "cwd" or "rootDirectory" => JsonValue.Create(host.Directory),
                _ => throw new ProgramFailedException($"'{reference}' is not known to this interpreter."),
            };
        }

        var found = await EvaluateAsync(root);
        urns.AddRange(found.Urns);
        return path.Length == 0 ? found.Value
            : found.Resource is { } resource ? resource.Get(path)
            : PropertyPath.Parse(path).TryGet(found.Value, out var value) ? value?.DeepClone()
            : throw new ProgramFailedException($"'{reference}' leads nowhere.");
    }

    private async Task<JsonNode?> CallAsync(string function, JsonNode? argument, List<string> urns)
    {
        var resolved = await ResolveAsync(argument, urns);
        switch (function)
        {
            case "fn::secret":
                return PulumiValue.Secret(resolved);
            case "fn::toJSON":
                return Lift(resolved, plain => JsonValue.Create(plain?.ToJsonString() ?? "null"));
            case "fn::join" when resolved is JsonArray { Count: 2 }:
                return Lift(resolved, plain => JsonValue.Create(string.Join(plain![0]!.ToString(), plain[1]!.AsArray().Select(e => e?.ToString()))));
            case "fn::invoke" when resolved is JsonObject call:
                YamlProgram.Refuse(call, new HashSet<string> { "function", "arguments", "return" }, function);
                var token = FullToken(call["function"]?.ToString() ?? "");
                var arguments = call["arguments"] as JsonObject ?? [];
                if (Marshalling.ContainsUnknown(arguments))
                {
                    return PulumiValue.Unknown;
                }

                var answer = await host.InvokeResolvedAsync(token, (JsonObject)arguments.DeepClone(), cancellation);
                return call["return"] is { } member ? answer[member.ToString()]?.DeepClone() : answer;
            default:
                throw new ProgramFailedException($"'{function}' in this form is not known to this interpreter.");
        }
    }

    // What is made of something unknown or secret is that too.
    private static JsonNode? Lift(JsonNode? value, Func<JsonNode?, JsonNode?> apply)
    {
        var result = Marshalling.ContainsUnknown(value) ? PulumiValue.Unknown : apply(Marshalling.WithoutSecrets(value));
        return Marshalling.ContainsSecret(value) ? PulumiValue.Secret(result) : result;
    }
}
