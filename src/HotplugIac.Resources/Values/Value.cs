using System.Globalization;
using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Values;

/// <summary>A value of configuration or state in no frontend's own form. Frontends map theirs to and from it.</summary>
public abstract record Value
{
    private protected Value()
    {
    }

    public static Value Null { get; } = new NullValue();

    /// <summary>Not known until apply.</summary>
    public static Value Unknown { get; } = new UnknownValue();

    public bool IsNull => this is NullValue;

    public bool IsUnknown => this is UnknownValue;

    /// <summary>Whether this or anything inside it is not known.</summary>
    public virtual bool HasUnknown => false;

    public static Value Of(string? text) => text is null ? Null : new TextValue(text);

    public static Value Of(int number) => new NumberValue(number);

    public static Value Of(bool flag) => new FlagValue(flag);

    public static Value Of(IEnumerable<Value> items) => new ListValue(items.ToEquatableList());
}

public sealed record NullValue : Value;

public sealed record UnknownValue : Value
{
    public override bool HasUnknown => true;
}

public sealed record TextValue(string Text) : Value;

public sealed record NumberValue(decimal Number) : Value
{
    /// <summary>How the user wrote a number that no decimal can hold, such as <c>1e400</c>; null for the others.</summary>
    public string? Written { get; init; }

    public override string ToString() => Written ?? Number.ToString(CultureInfo.InvariantCulture);
}

public sealed record FlagValue(bool Flag) : Value;

public sealed record ListValue(EquatableList<Value> Items) : Value
{
    public override bool HasUnknown => Items.Any(i => i.HasUnknown);
}

/// <summary>An object or a map. An absent key reads as null.</summary>
public sealed record MapValue(IReadOnlyDictionary<string, Value> Fields) : Value
{
    public static MapValue Empty { get; } = new(new Dictionary<string, Value>());

    public override bool HasUnknown => Fields.Values.Any(f => f.HasUnknown);

    public Value this[string name] => Fields.TryGetValue(name, out var value) ? value : Null;

    public MapValue With(string name, Value value) =>
        new(new Dictionary<string, Value>(Fields, StringComparer.Ordinal) { [name] = value });

    public bool Equals(MapValue? other) =>
        other is not null && Fields.Count == other.Fields.Count
        && Fields.All(f => other.Fields.TryGetValue(f.Key, out var value) && value.Equals(f.Value));

    public override int GetHashCode() => Fields.Aggregate(0, (hash, f) => hash ^ HashCode.Combine(f.Key, f.Value));
}
