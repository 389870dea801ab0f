using System.Text.Json;

namespace HotplugIac.SdkGenerator.Schema;

/// <summary>What the generator needs of a Pulumi package schema. Everything is in the order in which it is written: by token, by name.</summary>
public sealed record PackageSchema
{
    public required string Name { get; init; }
    public required string Version { get; init; }
    public required string Description { get; init; }
    public required string Publisher { get; init; }
    public required string License { get; init; }
    public required string Homepage { get; init; }
    public required string Repository { get; init; }
    public required string PluginDownloadUrl { get; init; }
    public required CSharpSettings CSharp { get; init; }
    public required IReadOnlyList<PropertySchema> Config { get; init; }
    public required ResourceSchema? Provider { get; init; }
    public required IReadOnlyList<ResourceSchema> Resources { get; init; }
    public required IReadOnlyList<FunctionSchema> Functions { get; init; }
    public required IReadOnlyDictionary<string, ObjectSchema> Objects { get; init; }
    public required IReadOnlyDictionary<string, EnumSchema> Enums { get; init; }
}

/// <summary>The schema's <c>language.csharp</c>.</summary>
/// <param name="Namespaces">Schema names to C# names.</param>
/// <param name="PackageReferences">NuGet packages to versions.</param>
/// <param name="RespectSchemaVersion">Whether the SDK carries the schema's version.</param>
public sealed record CSharpSettings(
    string RootNamespace, IReadOnlyDictionary<string, string> Namespaces, IReadOnlyDictionary<string, string> PackageReferences, bool RespectSchemaVersion);

/// <param name="CSharpName">Its name in C# where the schema gives one.</param>
public sealed record PropertySchema(string Name, SchemaType Type, bool Required, string Description, string? CSharpName)
{
    public bool Secret { get; init; }
    public bool ReplaceOnChanges { get; init; }
    public string? Deprecated { get; init; }
    public DefaultSchema? Default { get; init; }
}

/// <summary>What a property is when a program does not set it: the first environment variable that is set, else the value.</summary>
public sealed record DefaultSchema(JsonElement? Value, IReadOnlyList<string> Environment);

/// <param name="State">What a look-up by id can be qualified with; null: nothing.</param>
public sealed record ResourceSchema(
    string Token, string Description, IReadOnlyList<PropertySchema> Properties, IReadOnlyList<PropertySchema> Inputs, IReadOnlyList<PropertySchema>? State)
{
    public bool IsProvider { get; init; }
    public string? Deprecated { get; init; }

    /// <summary>Types that it had before.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

/// <param name="Inputs">Null: it takes no arguments at all.</param>
/// <param name="Results">The answer's properties; null: the answer is <paramref name="Answer"/>.</param>
/// <param name="Answer">The answer where it is no object of its own; null too: no answer.</param>
public sealed record FunctionSchema(
    string Token, string Description, IReadOnlyList<PropertySchema>? Inputs, IReadOnlyList<PropertySchema>? Results, SchemaType? Answer)
{
    public string? Deprecated { get; init; }
}

public sealed record ObjectSchema(string Token, string Description, IReadOnlyList<PropertySchema> Properties);

/// <param name="Type"><c>string</c>, <c>integer</c> or <c>number</c>.</param>
public sealed record EnumSchema(string Token, string Type, string Description, IReadOnlyList<EnumValue> Values);

/// <param name="Name">Null: after the value.</param>
public sealed record EnumValue(string? Name, JsonElement Value, string Description, string? Deprecated);
