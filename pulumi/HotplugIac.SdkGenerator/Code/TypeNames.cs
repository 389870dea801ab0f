using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.SdkGenerator.Code;

/// <summary>Which of an object's classes is meant.</summary>
/// <param name="Qualifier">Its namespace under the package's.</param>
/// <param name="Suffix">What its name has after the schema's.</param>
/// <param name="Lifted">Whether values may become known later: <c>Input&lt;T&gt;</c>.</param>
internal sealed record View(string Qualifier, string Suffix, bool Lifted)
{
    /// <summary>What a resource or function answers.</summary>
    public static View Outputs { get; } = new("Outputs", "", Lifted: false);

    /// <summary>Arguments of a resource, or of a function that answers an output.</summary>
    public static View Args { get; } = new("Inputs", "Args", Lifted: true);

    /// <summary>What a look-up of a resource is qualified with.</summary>
    public static View State { get; } = new("Inputs", "GetArgs", Lifted: true);

    /// <summary>Arguments of a function that answers a task.</summary>
    public static View Plain { get; } = new("Inputs", "", Lifted: false);

    /// <summary>Values of the stack's configuration.</summary>
    public static View Config { get; } = new("Types", "", Lifted: false);
}

/// <summary>Types of the schema as C# types.</summary>
internal sealed class TypeNames(PackageSchema package)
{
    /// <summary>The package's namespace, such as <c>Pulumi.Hotplug</c>.</summary>
    public string Namespace { get; } = $"{package.CSharp.RootNamespace}.{PackageName(package)}";

    /// <summary>The package in names, such as <c>Hotplug</c>.</summary>
    public static string PackageName(PackageSchema package) => package.CSharp.Namespaces.GetValueOrDefault(package.Name) ?? Names.OfNamespace(package.Name);

    /// <summary>The type of a value that is there, collections immutable.</summary>
    public string Value(SchemaType type, View view) => type switch
    {
        SchemaType.Primitive { Name: "boolean" } => "bool",
        SchemaType.Primitive { Name: "integer" } => "int",
        SchemaType.Primitive { Name: "number" } => "double",
        SchemaType.Primitive => "string",
        SchemaType.BuiltIn { Name: "Any" } => "object",
        SchemaType.BuiltIn { Name: "Json" } => "System.Text.Json.JsonElement",
        SchemaType.BuiltIn { Name: "Asset" } => "AssetOrArchive",
        SchemaType.BuiltIn => "Archive",
        SchemaType.Array array => $"ImmutableArray<{Value(array.Item, view)}>",
        SchemaType.Map map => $"ImmutableDictionary<string, {Value(map.Value, view)}>",
        SchemaType.Object @object => $"{view.Qualifier}.{Names.OfToken(@object.Token)}{view.Suffix}",
        SchemaType.Enum @enum => $"{Namespace}.{Names.OfToken(@enum.Token)}",
        _ => throw new SchemaException($"no C# type for {type}"),
    };

    /// <summary>The type of an answer's property.</summary>
    public string Answer(PropertySchema property, View view) => Value(property.Type, view) + NullMark(property, property.Type is SchemaType.Array);

    /// <summary>The type of an argument, without the mark of a nullable one. Collections have a type that a program can fill in place.</summary>
    public string Argument(SchemaType type, View view) => (IsLifted(type, view), type) switch
    {
        (true, SchemaType.Array array) => $"InputList<{Value(array.Item, view)}>",
        (true, SchemaType.Map map) => $"InputMap<{Value(map.Value, view)}>",
        (true, SchemaType.BuiltIn { Name: "Json" }) => "InputJson",
        (true, _) => $"Input<{Value(type, view)}>",
        (_, SchemaType.Array array) => $"List<{Item(array.Item, view)}>",
        (_, SchemaType.Map map) => $"Dictionary<string, {Item(map.Value, view)}>",
        _ => Value(type, view),
    };

    /// <summary>Whether an argument takes values that become known later.</summary>
    public static bool IsLifted(SchemaType type, View view) => view.Lifted && !type.Plain;

    private static string NullMark(PropertySchema property, bool neverNull) => property.Required || neverNull ? "" : "?";

    /// <summary>In a plain collection the items can still become known later.</summary>
    private string Item(SchemaType type, View view) => IsLifted(type, view) ? Argument(type, view) : Value(type, view);
}
