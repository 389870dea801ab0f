namespace TerraformPlugin;

/// <summary>The items of a list, a set or a tuple. Equality heeds the order; for sets see <see cref="SetEquals"/>.</summary>
public sealed record TfList(IReadOnlyList<TfValue> Items) : TfValue
{
    public static TfList Empty { get; } = new([]);

    public override bool IsWhollyKnown => Items.All(item => item.IsWhollyKnown);

    /// <summary>True when both hold the same items in any order, each as often as the other.</summary>
    public bool SetEquals(TfList other)
    {
        if (Items.Count != other.Items.Count)
        {
            return false;
        }

        var left = new List<TfValue>(other.Items);
        return Items.All(left.Remove);
    }

    public bool Equals(TfList? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in Items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", Items)}]";
}

/// <summary>A map from strings to values of one type.</summary>
public sealed record TfMap(IReadOnlyDictionary<string, TfValue> Items) : TfValue
{
    public static TfMap Empty { get; } = new(new Dictionary<string, TfValue>());

    public override bool IsWhollyKnown => Items.Values.All(item => item.IsWhollyKnown);

    public bool Equals(TfMap? other) =>
        other is not null
        && Items.Count == other.Items.Count
        && Items.All(item => other.Items.TryGetValue(item.Key, out var value) && value == item.Value);

    // Exclusive or, because the order of the keys means nothing.
    public override int GetHashCode() => Items.Aggregate(0, (hash, item) => hash ^ HashCode.Combine(item.Key, item.Value));

    public override string ToString() =>
        "{" + string.Join(", ", Items.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => $"\"{item.Key}\" = {item.Value}")) + "}";
}

/// <summary>An object. An attribute that is absent counts as null, in equality too.</summary>
public sealed record TfObject(IReadOnlyDictionary<string, TfValue> Attributes) : TfValue
{
    public override bool IsWhollyKnown => Attributes.Values.All(value => value.IsWhollyKnown);

    public TfValue this[string name] => Attributes.TryGetValue(name, out var value) ? value : TfNull.Instance;

    /// <summary>The same object with one attribute set to another value.</summary>
    public TfObject With(string name, TfValue value) =>
        new(new Dictionary<string, TfValue>(Attributes, StringComparer.Ordinal) { [name] = value });

    public bool Equals(TfObject? other) =>
        other is not null
        && Attributes.All(attribute => other[attribute.Key] == attribute.Value)
        && other.Attributes.All(attribute => this[attribute.Key] == attribute.Value);

    public override int GetHashCode() => Attributes
        .Where(attribute => !attribute.Value.IsNull)
        .Aggregate(0, (hash, attribute) => hash ^ HashCode.Combine(attribute.Key, attribute.Value));

    public override string ToString() =>
        "{" + string.Join(", ", Attributes.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => $"{item.Key} = {item.Value}")) + "}";
}

/// <summary>A value of an attribute declared <see cref="TfType.Dynamic"/>, together with the type it came with.</summary>
public sealed record TfDynamic(TfType Type, TfValue Value) : TfValue
{
    public override bool IsWhollyKnown => Value.IsWhollyKnown;

    public override string ToString() => $"{Value} ({Type})";
}
