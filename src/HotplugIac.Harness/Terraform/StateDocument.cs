using System.Text.Json;

namespace HotplugIac.Harness;

/// <summary>The state as <c>terraform show -json</c> renders it.</summary>
public sealed class StateDocument
{
    private readonly Dictionary<string, JsonElement> _resources = [];

    public StateDocument(JsonElement root)
    {
        Root = root;
        if (JsonPath.Find(root, ["values", "root_module"]) is { } module)
        {
            Collect(module);
        }
    }

    public JsonElement Root { get; }

    /// <summary>The addresses of all resources, those in modules included.</summary>
    public IReadOnlyCollection<string> Addresses => _resources.Keys;

    /// <summary>A value of a resource; null when the resource or the value is not there.</summary>
    public JsonElement? Value(string address, params string[] path) =>
        _resources.TryGetValue(address, out var resource) ? JsonPath.Find(resource, ["values", .. path]) : null;

    /// <summary>A value as text, numbers and truth values as JSON spells them; null when absent or null.</summary>
    public string? Text(string address, params string[] path) =>
        JsonPath.Spelled(Value(address, path));

    /// <summary>Whether a failed create left it to be replaced.</summary>
    public bool IsTainted(string address) =>
        _resources.TryGetValue(address, out var resource) && JsonPath.Find(resource, ["tainted"]) is { ValueKind: JsonValueKind.True };

    public static StateDocument Parse(string json) => new(JsonPath.Parse(json));

    private void Collect(JsonElement module)
    {
        foreach (var resource in JsonPath.Items(module, "resources"))
        {
            _resources[JsonPath.Text(resource, "address")] = resource;
        }

        foreach (var child in JsonPath.Items(module, "child_modules"))
        {
            Collect(child);
        }
    }
}
