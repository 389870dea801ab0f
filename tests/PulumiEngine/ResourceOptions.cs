namespace HotplugIac.PulumiEngine;

/// <summary>The options that every Pulumi resource has.</summary>
public sealed record ResourceOptions
{
    /// <summary>Paths whose old inputs are kept.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>Paths whose change replaces the resource; <c>*</c> for any.</summary>
    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Earlier names or whole URNs.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Names of resources of the program, or URNs.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>The name of a provider resource of the program, or its reference <c>URN::ID</c>; null for the default provider.</summary>
    public string? Provider { get; init; }

    /// <summary>The name or the URN of the parent; null for the stack.</summary>
    public string? Parent { get; init; }

    public bool? Protect { get; init; }

    public bool? RetainOnDelete { get; init; }

    /// <summary>Null leaves it to the provider.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>The id of an existing resource to adopt.</summary>
    public string? Import { get; init; }

    /// <summary>The name or the URN of the resource with which this one vanishes.</summary>
    public string? DeletedWith { get; init; }

    public ResourceTimeouts Timeouts { get; init; } = new();

    /// <summary>The provider's version that the program's package was made for; null for none.</summary>
    public string? Version { get; init; }
}

/// <summary><c>customTimeouts</c>. Default: none, which the provider sees as 0 s.</summary>
public sealed record ResourceTimeouts
{
    public TimeSpan Create { get; init; }

    public TimeSpan Update { get; init; }

    public TimeSpan Delete { get; init; }

    public TimeSpan Read { get; init; }
}
