using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Schema;

/// <summary>The type of an attribute.</summary>
public enum ValueKind
{
    Text,
    WholeNumber,
    Flag,

    /// <summary>Text with an IEC unit.</summary>
    Size,

    /// <summary>Text with a unit of time, such as <c>90s</c> or <c>1h30m</c>.</summary>
    Duration,

    /// <summary>A list of text.</summary>
    TextList,

    /// <summary>A list of whole numbers.</summary>
    NumberList,

    /// <summary>Text to text.</summary>
    TextMap,

    /// <summary>An object with <see cref="AttributeSchema.Nested"/> attributes.</summary>
    Object,

    /// <summary>A list of such objects.</summary>
    ObjectList,

    /// <summary>Text to such objects.</summary>
    ObjectMap,

    /// <summary>Any value, of a type that only the call knows; for parameters of functions.</summary>
    Any,
}

/// <summary>Who gives an attribute its value.</summary>
public enum Usage
{
    Required,
    Optional,

    /// <summary>The user, or else the product.</summary>
    OptionalComputed,
    Computed,
}

/// <summary>A closed set of texts.</summary>
/// <param name="TypeName">Its name where types have names.</param>
public sealed record ChoiceSchema(string TypeName, EquatableList<string> Values);

/// <summary>One row of the schema table. Frontends, documentation and checks follow from it.</summary>
/// <param name="Description">Markdown: meaning, unit, range, default.</param>
public sealed record AttributeSchema(string Name, ValueKind Kind, Usage Usage, string Description)
{
    /// <summary>Whether another value means another machine.</summary>
    public bool Replaces { get; init; }

    /// <summary>Whether the value is a secret: frontends show it nowhere.</summary>
    public bool Sensitive { get; init; }

    public EquatableList<AttributeSchema> Nested { get; init; } = [];

    /// <summary>The name of the type of <see cref="Nested"/> where types have names, such as in SDKs. The same name is the same type.</summary>
    public string TypeName { get; init; } = string.Empty;

    /// <summary>The texts that the value can be; null for any.</summary>
    public ChoiceSchema? Choice { get; init; }

    /// <summary>Of whole numbers: whether they go beyond 32 bits.</summary>
    public bool IsLarge { get; init; }

    /// <summary>Whether what is computed can be null. What the user may leave out and nothing fills can be anyway.</summary>
    public bool IsNullable { get; init; }
}
