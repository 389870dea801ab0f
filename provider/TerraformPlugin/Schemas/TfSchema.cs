namespace TerraformPlugin;

/// <summary>The attributes of a provider, a resource or a data source.</summary>
public sealed record TfSchema(IReadOnlyList<TfAttribute> Attributes)
{
    /// <summary>Raised whenever stored states need an upgrade. Default 0.</summary>
    public long Version { get; init; }

    /// <summary>Markdown, shown by <c>terraform providers schema -json</c> and the registry.</summary>
    public string Description { get; init; } = "";

    /// <summary>The object type that configuration, plan and state of this schema have.</summary>
    public TfType ImpliedType => TfSchemaTypes.ObjectOf(Attributes);
}

/// <summary>One attribute. Exactly one of <see cref="Type"/> and <see cref="Nested"/> is set.</summary>
public sealed record TfAttribute(string Name)
{
    public TfType? Type { get; init; }

    public TfNested? Nested { get; init; }

    public bool Required { get; init; }

    public bool Optional { get; init; }

    public bool Computed { get; init; }

    public bool Sensitive { get; init; }

    /// <summary>True for a value that reaches the provider and is stored nowhere (Terraform 1.11 or later).</summary>
    public bool WriteOnly { get; init; }

    /// <summary>Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>What to use instead; null when the attribute is current. Terraform before 1.14 shows its own sentence.</summary>
    public string? Deprecated { get; init; }

    /// <summary>The type of the attribute's values, nested attributes included.</summary>
    public TfType ValueType => TfSchemaTypes.Of(this);
}

/// <summary>Attributes inside an attribute: one object, or many in a list, a set or a map.</summary>
public sealed record TfNested(TfNestingMode Mode, IReadOnlyList<TfAttribute> Attributes);

public enum TfNestingMode
{
    Single,
    List,
    Set,
    Map,
}
