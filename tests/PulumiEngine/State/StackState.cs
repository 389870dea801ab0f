using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace HotplugIac.PulumiEngine;

/// <summary>What the engine remembers of a stack between two operations.</summary>
public sealed record StackState
{
    /// <summary>In the order of their dependencies.</summary>
    public IReadOnlyList<ResourceState> Resources { get; init; } = [];

    public IReadOnlyList<PendingOperation> PendingOperations { get; init; } = [];

    /// <summary>The outputs of the last run.</summary>
    [JsonIgnore]
    public JsonObject Outputs => Resources.FirstOrDefault(r => r.Type == PulumiUrn.StackType)?.Outputs ?? [];

    /// <summary>A live resource: one that is not waiting to be deleted.</summary>
    /// <param name="name">Its name or its URN.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ResourceState this[string name] => Find(name)
        ?? throw new KeyNotFoundException($"No '{name}' in the state; it has: {string.Join(", ", Resources.Select(r => r.Urn))}");

    /// <summary>The same, or null.</summary>
    public ResourceState? Find(string name) => Resources.FirstOrDefault(r => !r.Delete && (r.Urn == name || r.Name == name));

    /// <summary>Whether there is one.</summary>
    public bool Has(string name) => Find(name) is not null;

    internal static StackState Load(string path) => File.Exists(path)
        ? JsonSerializer.Deserialize(File.ReadAllText(path), StateJson.Default.StackState)!
        : new StackState();

    // Written beside and moved, so that a reader never sees half of it.
    internal void Save(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(this, StateJson.Default.StackState));
        File.Move(path + ".new", path, overwrite: true);
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(StackState))]
[JsonSerializable(typeof(double))]
internal sealed partial class StateJson : JsonSerializerContext;

/// <summary>For environment variables: on one line.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(List<string>))]
internal sealed partial class CompactJson : JsonSerializerContext;
