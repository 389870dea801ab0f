namespace TerraformPlugin;

/// <summary>An object type: attributes by name. The order in which they were declared means nothing.</summary>
public sealed record TfObjectType : TfType
{
    public TfObjectType(IReadOnlyDictionary<string, TfType> attributes)
    {
        Attributes = new OrderedDictionary<string, TfType>(attributes.OrderBy(a => a.Key, StringComparer.Ordinal), StringComparer.Ordinal);
        HasDynamic = Attributes.Values.Any(type => type.HasDynamic);
        OnWire = [.. Attributes.Select(a => new TfWireAttribute(a.Key, MsgPackWriter.StringBytes(a.Key), a.Value))];
    }

    /// <summary>The attributes in ordinal order of their names, which is also the order on the wire.</summary>
    public IReadOnlyDictionary<string, TfType> Attributes { get; }

    /// <summary>The same, in the same order, with the names as they are written: every value of the type repeats them all.</summary>
    internal IReadOnlyList<TfWireAttribute> OnWire { get; }

    public override bool HasDynamic { get; }

    public bool Equals(TfObjectType? other) =>
        other is not null
        && Attributes.Count == other.Attributes.Count
        && Attributes.SequenceEqual(other.Attributes);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var (name, type) in Attributes)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(type);
        }

        return hash.ToHashCode();
    }

    public override string ToString() =>
        "object({" + string.Join(", ", Attributes.Select(attribute => $"{attribute.Key} = {attribute.Value}")) + "})";
}

public sealed record TfTupleType(IReadOnlyList<TfType> Elements) : TfType
{
    public override bool HasDynamic => Elements.Any(type => type.HasDynamic);

    public bool Equals(TfTupleType? other) => other is not null && Elements.SequenceEqual(other.Elements);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var element in Elements)
        {
            hash.Add(element);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"tuple([{string.Join(", ", Elements)}])";
}
