using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine.Deployments;

/// <summary>What a program wants of a resource.</summary>
internal sealed record Goal
{
    public required string Type { get; init; }

    public required string Name { get; init; }

    public bool Custom { get; init; } = true;

    public JsonObject Properties { get; init; } = [];

    public string Parent { get; init; } = "";

    /// <summary><c>URN::ID</c>; empty for the default provider.</summary>
    public string Provider { get; init; } = "";

    /// <summary>The version that the program's package names, which is part of the default provider's name.</summary>
    public string Version { get; init; } = "";

    public bool? Protect { get; init; }

    public bool? RetainOnDelete { get; init; }

    public bool? DeleteBeforeReplace { get; init; }

    public IReadOnlyList<string> Dependencies { get; init; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> PropertyDependencies { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Whole URNs.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public string ImportId { get; init; } = "";

    public string DeletedWith { get; init; } = "";

    public ResourceTimeouts Timeouts { get; init; } = new();

    public bool IsProvider => PulumiUrn.IsProvider(Type);

    /// <summary>The state that it is to become; without id and outputs.</summary>
    public ResourceState ToState(string urn) => new()
    {
        Urn = urn,
        Type = Type,
        Custom = Custom,
        Inputs = Properties,
        Parent = Parent,
        Provider = Provider,
        Protect = Protect ?? false,
        RetainOnDelete = RetainOnDelete ?? false,
        Dependencies = Dependencies,
        PropertyDependencies = PropertyDependencies,
        IgnoreChanges = IgnoreChanges,
        ReplaceOnChanges = ReplaceOnChanges,
        AdditionalSecretOutputs = AdditionalSecretOutputs,
        ImportId = ImportId,
        DeletedWith = DeletedWith,
        Timeouts = Timeouts,
    };
}
