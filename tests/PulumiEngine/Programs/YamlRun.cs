using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine;

/// <summary>One run of a YAML program: everything is evaluated when something refers to it, and at most once.</summary>
internal sealed partial class YamlRun(JsonObject document, ProgramHost host, CancellationToken cancellation)
{
    private static readonly HashSet<string> ResourceKeys = ["type", "name", "properties", "options", "get"];
    private static readonly HashSet<string> GetKeys = ["id"];

    private readonly Dictionary<string, Evaluated> _done = new(StringComparer.Ordinal);
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);

    /// <param name="Value">What a reference to it alone is: of a resource its URN.</param>
    /// <param name="Urns">The resources that it comes from.</param>
    /// <param name="Resource">Null for a configuration or a variable.</param>
    private sealed record Evaluated(JsonNode? Value, IReadOnlyList<string> Urns, RegisteredResource? Resource = null);

    public async Task RunAsync()
    {
        foreach (var name in Section("config").Concat(Section("configuration")).Concat(Section("variables")).Concat(Section("resources")).Select(p => p.Key).ToList())
        {
            await EvaluateAsync(name);
        }

        foreach (var (name, value) in Section("outputs"))
        {
            host.SetResolvedOutput(name, (await ResolveAsync(value)).Value);
        }
    }

    private JsonObject Section(string name) => document[name] as JsonObject ?? [];

    private async Task<Evaluated> EvaluateAsync(string name)
    {
        if (_done.TryGetValue(name, out var known))
        {
            return known;
        }

        if (!_underWay.Add(name))
        {
            throw new ProgramFailedException($"'{name}' depends on itself.");
        }

        var result = Section("resources").ContainsKey(name) ? await RegisterAsync(name, Map(Section("resources")[name], name))
            : Section("variables").ContainsKey(name) ? await ResolveAsync(Section("variables")[name])
            : Section("config").ContainsKey(name) ? new(Setting(name, Section("config")[name]), [])
            : Section("configuration").ContainsKey(name) ? new(Setting(name, Section("configuration")[name]), [])
            : throw new ProgramFailedException($"resource or variable named \"{name}\" could not be found");
        return _done[name] = result;
    }

    private async Task<Evaluated> RegisterAsync(string name, JsonObject resource)
    {
        YamlProgram.Refuse(resource, ResourceKeys, $"resource '{name}'");
        var type = FullToken(resource["type"]?.ToString() ?? throw new ProgramFailedException($"Resource '{name}' has no type."));
        var logical = resource["name"]?.ToString() ?? name;
        RegisteredResource registered;
        if (resource["get"] is JsonObject get)
        {
            YamlProgram.Refuse(get, GetKeys, $"get of '{name}'");
            registered = await host.ReadAsync(logical, type, (await ResolveAsync(get["id"])).Value!.ToString(), cancellation);
        }
        else
        {
            var (properties, dependencies) = (new JsonObject(), new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
            foreach (var (key, value) in Map(resource["properties"], name))
            {
                var resolved = await ResolveAsync(value);
                properties[key] = resolved.Value;
                if (resolved.Urns.Count > 0)
                {
                    dependencies[key] = resolved.Urns;
                }
            }

            var options = await OptionsAsync(Map(resource["options"], name), name);
            registered = await host.RegisterAsync(logical, type, properties, dependencies, options, cancellation);
        }

        return new(JsonValue.Create(registered.Urn), [registered.Urn], registered);
    }

    // As the language host reads it: what is set for the project, in the type that the file declares.
    private JsonNode? Setting(string name, JsonNode? declaration)
    {
        var (key, map) = (name.Contains(':', StringComparison.Ordinal) ? name : $"{host.Project}:{name}", declaration as JsonObject);
        if (map is not null)
        {
            YamlProgram.Refuse(map, new HashSet<string> { "type", "default", "secret" }, $"config '{name}'");
        }

        var type = map?["type"]?.ToString().ToLowerInvariant();
        var value = !host.Config.TryGetValue(key, out var text) ? (map is null ? declaration : map["default"])?.DeepClone()
            : type is null or "string" ? JsonValue.Create(text)
            : JsonNode.Parse(text);
        if (value is null)
        {
            throw new ProgramFailedException($"Missing required configuration variable '{key}'");
        }

        return host.Deployment.Options.SecretConfig.Contains(key) || map?["secret"]?.GetValue<bool>() == true ? PulumiValue.Secret(value) : value;
    }

    /// <summary><c>pkg:Name</c> is short for <c>pkg:index:Name</c>.</summary>
    private static string FullToken(string token) => token.Split(':') is [var package, var name] ? $"{package}:index:{name}" : token;

    private static JsonObject Map(JsonNode? node, string where) =>
        node is null ? [] : node as JsonObject ?? throw new ProgramFailedException($"A part of '{where}' is no map.");
}
