namespace HotplugIac.SdkGenerator.Schema;

/// <summary>A type in a Pulumi package schema.</summary>
/// <param name="Plain">Whether a program has to give the value itself, never one that becomes known later.</param>
public abstract record SchemaType(bool Plain)
{
    /// <summary>The language's value types: they need no initialiser, and are null only as <c>T?</c>.</summary>
    public virtual bool IsValueType => false;

    public sealed record Primitive(string Name, bool Plain) : SchemaType(Plain)
    {
        public override bool IsValueType => Name != "string";
    }

    /// <summary>One of <c>pulumi.json#/Any</c>, <c>Json</c>, <c>Asset</c>, <c>Archive</c>.</summary>
    public sealed record BuiltIn(string Name, bool Plain) : SchemaType(Plain);

    public sealed record Array(SchemaType Item, bool Plain) : SchemaType(Plain);

    /// <summary>Text to values.</summary>
    public sealed record Map(SchemaType Value, bool Plain) : SchemaType(Plain);

    public sealed record Object(string Token, bool Plain) : SchemaType(Plain);

    public sealed record Enum(string Token, bool Plain) : SchemaType(Plain)
    {
        public override bool IsValueType => true;
    }
}
