using HotplugIac.Resources.Schema;
using TerraformPlugin;

namespace HotplugIac.Provider;

/// <summary>The schema table → a Terraform schema.</summary>
internal static class SchemaMapping
{
    public static TfSchema ToTerraform(IReadOnlyList<AttributeSchema> rows, string description) =>
        new([.. rows.Select(ToTerraform)]) { Version = 1, Description = description };

    /// <summary>The type of a value outside of a schema, such as an argument of a function.</summary>
    public static TfType TypeOf(AttributeSchema row) => ToTerraform(row).ValueType;

    private static TfAttribute ToTerraform(AttributeSchema row) => new(row.Name)
    {
        Type = row.Kind switch
        {
            ValueKind.Text or ValueKind.Size or ValueKind.Duration => TfType.String,
            ValueKind.WholeNumber => TfType.Number,
            ValueKind.Flag => TfType.Bool,
            ValueKind.TextList => TfType.List(TfType.String),
            ValueKind.NumberList => TfType.List(TfType.Number),
            ValueKind.TextMap => TfType.Map(TfType.String),
            ValueKind.Any => TfType.Dynamic,
            _ => null,
        },
        Nested = row.Kind switch
        {
            ValueKind.Object => new TfNested(TfNestingMode.Single, [.. row.Nested.Select(ToTerraform)]),
            ValueKind.ObjectList => new TfNested(TfNestingMode.List, [.. row.Nested.Select(ToTerraform)]),
            ValueKind.ObjectMap => new TfNested(TfNestingMode.Map, [.. row.Nested.Select(ToTerraform)]),
            _ => null,
        },
        Required = row.Usage == Usage.Required,
        Optional = row.Usage is Usage.Optional or Usage.OptionalComputed,
        Computed = row.Usage is Usage.Computed or Usage.OptionalComputed,
        Sensitive = row.Sensitive,
        Description = row.Description,
    };
}
