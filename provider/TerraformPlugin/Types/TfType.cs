using System.Text.Json;

namespace TerraformPlugin;

/// <summary>
/// A Terraform type. Two types are equal when they describe the same set of values, however they were built.
/// </summary>
public abstract record TfType
{
    public static TfType Bool { get; } = new TfPrimitiveType(TfPrimitiveKind.Bool);

    public static TfType String { get; } = new TfPrimitiveType(TfPrimitiveKind.String);

    public static TfType Number { get; } = new TfPrimitiveType(TfPrimitiveKind.Number);

    /// <summary>A value whose type is known only together with the value ("any" in Terraform's documentation).</summary>
    public static TfType Dynamic { get; } = new TfDynamicType();

    public static TfType List(TfType element) => new TfListType(element);

    public static TfType Set(TfType element) => new TfSetType(element);

    public static TfType Map(TfType element) => new TfMapType(element);

    public static TfType Object(IReadOnlyDictionary<string, TfType> attributes) => new TfObjectType(attributes);

    public static TfType Tuple(IReadOnlyList<TfType> elements) => new TfTupleType(elements);

    public static TfType Tuple(params TfType[] elements) => new TfTupleType(elements);

    /// <summary>Reads the JSON form that the protocol and the state file use, such as <c>["list","string"]</c>.</summary>
    /// <exception cref="TfCodecException">The JSON names no type.</exception>
    public static TfType FromJson(JsonElement json) => TfTypeJson.Read(json);

    /// <summary>The JSON form that the protocol and the state file use, as UTF-8.</summary>
    public byte[] ToJsonBytes() => TfTypeJson.Write(this);

    /// <summary>True when the type is dynamic or holds a dynamic type anywhere.</summary>
    public abstract bool HasDynamic { get; }
}
