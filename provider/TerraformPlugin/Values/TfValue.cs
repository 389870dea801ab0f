namespace TerraformPlugin;

/// <summary>
/// A Terraform value. Values carry no type: a list, a set and a tuple are all <see cref="TfList"/>, and the schema says
/// which it is. Equality is structural.
/// </summary>
public abstract record TfValue
{
    public bool IsNull => this is TfNull or TfDynamic { Value.IsNull: true };

    /// <summary>True for a value that becomes known during apply. Unknown is not null.</summary>
    public bool IsUnknown => this is TfUnknown or TfDynamic { Value.IsUnknown: true };

    /// <summary>True when neither the value nor anything inside it is unknown.</summary>
    public abstract bool IsWhollyKnown { get; }

    public static implicit operator TfValue(string? value) => value is null ? TfNull.Instance : new TfString(value);

    public static implicit operator TfValue(long value) => new TfNumber(value);

    public static implicit operator TfValue(bool value) => TfBool.Of(value);
}
