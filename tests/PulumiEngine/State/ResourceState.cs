using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace HotplugIac.PulumiEngine;

/// <summary>A resource as the state file has it. Properties are as the wire has them, secrets in their wrappers.</summary>
public sealed record ResourceState
{
    public required string Urn { get; init; }

    public required string Type { get; init; }

    /// <summary>Whether a provider manages it; false for the stack and for components.</summary>
    public bool Custom { get; init; }

    public string Id { get; init; } = "";

    public JsonObject Inputs { get; init; } = [];

    public JsonObject Outputs { get; init; } = [];

    public string Parent { get; init; } = "";

    /// <summary><c>URN::ID</c>.</summary>
    public string Provider { get; init; } = "";

    public IReadOnlyList<string> Dependencies { get; init; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> PropertyDependencies { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    public bool Protect { get; init; }

    public bool RetainOnDelete { get; init; }

    /// <summary>Read rather than managed: it is never deleted.</summary>
    public bool External { get; init; }

    /// <summary>Replaced, and still to be deleted.</summary>
    public bool Delete { get; init; }

    /// <summary>Deleted in a replacement whose creation has not succeeded yet.</summary>
    public bool PendingReplacement { get; init; }

    /// <summary>Whether the provider asked for a read before the next update.</summary>
    public bool RefreshBeforeUpdate { get; init; }

    public IReadOnlyList<string> InitErrors { get; init; } = [];

    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    public string DeletedWith { get; init; } = "";

    public string ImportId { get; init; } = "";

    public ResourceTimeouts Timeouts { get; init; } = new();

    [JsonIgnore]
    public string Name => PulumiUrn.Name(Urn);
}
