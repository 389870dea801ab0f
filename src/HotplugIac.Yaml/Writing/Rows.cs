using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Yaml.Writing;

/// <summary>What both writers, of YAML and of HCL, take from the schema's rows.</summary>
internal static class Rows
{
    /// <summary>The inputs that are set, in the order of the schema.</summary>
    public static IEnumerable<AttributeSchema> Set(MapValue values, IReadOnlyList<AttributeSchema> rows) =>
        rows.Where(r => r.Usage != Usage.Computed && !values[r.Name].IsNull);

    /// <summary>The row of an item of a list or map.</summary>
    public static AttributeSchema Item(AttributeSchema row) => row with
    {
        Choice = null,
        Kind = row.Kind switch
        {
            ValueKind.NumberList => ValueKind.WholeNumber,
            ValueKind.ObjectList or ValueKind.ObjectMap => ValueKind.Object,
            _ => ValueKind.Text,
        },
    };

    public static ArgumentException Misfit(Value value, AttributeSchema row) =>
        new(value.IsUnknown ? $"{row.Name} is not known, and what is not known cannot be written." : $"{row.Name} is no {row.Kind}.");
}
