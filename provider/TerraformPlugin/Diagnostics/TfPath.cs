using System.Globalization;

namespace TerraformPlugin;

/// <summary>Where a value sits in a resource: <c>TfPath.Root("disk").Index(0).Attribute("size")</c>.</summary>
public sealed record TfPath(IReadOnlyList<TfPathStep> Steps)
{
    /// <summary>The resource itself.</summary>
    public static TfPath Empty { get; } = new([]);

    public static TfPath Root(string attribute) => Empty.Attribute(attribute);

    public TfPath Attribute(string name) => Then(new TfPathStep.AttributeName(name));

    /// <summary>An element of a map.</summary>
    public TfPath Key(string key) => Then(new TfPathStep.ElementKey(key));

    /// <summary>An element of a list or a tuple, counted from 0.</summary>
    public TfPath Index(long index) => Then(new TfPathStep.ElementIndex(index));

    public bool Equals(TfPath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => Steps.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Concat(Steps).TrimStart('.');

    private TfPath Then(TfPathStep step) => new([.. Steps, step]);
}

public abstract record TfPathStep
{
    public sealed record AttributeName(string Name) : TfPathStep
    {
        public override string ToString() => "." + Name;
    }

    public sealed record ElementKey(string Key) : TfPathStep
    {
        public override string ToString() => $"[\"{Key}\"]";
    }

    public sealed record ElementIndex(long Index) : TfPathStep
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Index}]");
    }
}
