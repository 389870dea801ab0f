using HotplugIac.Resources.Schema;

namespace HotplugIac.Resources.Tests.Docs;

/// <summary>Types as pages of the Terraform registry name them.</summary>
internal static class TypeWords
{
    /// <summary>In a list of attributes or arguments: <c>List of String</c>.</summary>
    public static string InText(ValueKind kind) => kind switch
    {
        ValueKind.Text or ValueKind.Size or ValueKind.Duration => "String",
        ValueKind.WholeNumber => "Number",
        ValueKind.Flag => "Boolean",
        ValueKind.TextList => "List of String",
        ValueKind.NumberList => "List of Number",
        ValueKind.TextMap => "Map of String",
        ValueKind.Object => "Attributes",
        ValueKind.ObjectList => "Attributes List",
        ValueKind.ObjectMap => "Attributes Map",
        _ => "Dynamic",
    };

    /// <summary>The same, with what else a reader of the schema has to know: <c>String, Sensitive</c>.</summary>
    public static string InText(AttributeSchema row) => InText(row.Kind) + (row.Sensitive ? ", Sensitive" : string.Empty);

    /// <summary>In a function's signature: <c>list of string</c>.</summary>
    public static string InSignature(ValueKind kind) => kind switch
    {
        ValueKind.Flag => "bool",
        ValueKind.Object => "object",
        ValueKind.ObjectList => "list of object",
        ValueKind.ObjectMap => "map of object",
        _ => InText(kind).ToLowerInvariant(),
    };
}
