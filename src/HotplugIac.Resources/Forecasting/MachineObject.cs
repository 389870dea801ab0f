using System.Globalization;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Forecasting;

/// <summary>
/// An object of which only the call knows the type → values of the schema's rows, converted as a frontend would convert an
/// attribute: a literal has <c>"4"</c> where a number is meant, a tuple where a list is, an object where a map is.
/// </summary>
internal static class MachineObject
{
    /// <summary>What a machine object may hold: the resource's attributes, and what the data source shows besides.</summary>
    private static readonly IReadOnlyList<AttributeSchema> Known =
    [
        .. VirtualMachineSchema.Rows,
        .. DataSourceTable.All.Where(d => d.Name == "virtual_machine").SelectMany(d => d.Rows).Where(r => VirtualMachineSchema.Rows.All(v => v.Name != r.Name)),
    ];

    /// <param name="label">How messages name the object.</param>
    /// <param name="error">The first thing that is wrong; empty on success.</param>
    public static MapValue Read(Value value, string label, out string error)
    {
        error = string.Empty;
        if (value is MapValue map)
        {
            return Fields(map, Known, label, ref error);
        }

        error = $"{label} = {ValueText.Of(value)} is no machine. Give an object with attributes of hotplug_virtual_machine, such as {{ vcpus = 4 }}.";
        return MapValue.Empty;
    }

    private static MapValue Fields(MapValue map, IReadOnlyList<AttributeSchema> rows, string label, ref string error)
    {
        var fields = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Fields.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (rows.FirstOrDefault(r => r.Name == key) is { } row)
            {
                fields[key] = Converted(value, row, $"{label}.{key}", ref error);
            }
            else
            {
                var inputs = rows.Where(r => r.Usage != Usage.Computed).Select(r => r.Name).ToList();
                Fail(ref error, $"{label} has an attribute \"{key}\", which is not known{NearName.Hint(key, rows.Select(r => r.Name))} Allowed: {string.Join(", ", inputs.Count > 0 ? inputs : rows.Select(r => r.Name))}.");
            }
        }

        return new MapValue(fields);
    }

    private static Value Converted(Value value, AttributeSchema row, string label, ref string error)
    {
        switch (row.Kind, value)
        {
            case (_, NullValue or UnknownValue) or (ValueKind.Any, _) or (ValueKind.WholeNumber, NumberValue) or (ValueKind.Flag, FlagValue):
            case (ValueKind.Text or ValueKind.Size or ValueKind.Duration, TextValue):
                return value;
            case (ValueKind.Text or ValueKind.Size or ValueKind.Duration, NumberValue number):
                return Value.Of(number.ToString());
            case (ValueKind.WholeNumber, TextValue text) when decimal.TryParse(text.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                return new NumberValue(number);
            case (ValueKind.Flag, TextValue { Text: "true" or "false" } flag):
                return Value.Of(flag.Text == "true");
            case (ValueKind.Object, MapValue map):
                return Fields(map, row.Nested, label, ref error);
            case (ValueKind.TextList or ValueKind.NumberList or ValueKind.ObjectList, ListValue list):
                return Items(list, Item(row), label, ref error);
            case (ValueKind.TextMap or ValueKind.ObjectMap, MapValue map):
                return Entries(map, Item(row), label, ref error);
            default:
                Fail(ref error, $"{label} = {ValueText.Of(value)} is not possible: it must be {Meant(row.Kind)}.");
                return Value.Null;
        }
    }

    private static Value Items(ListValue list, AttributeSchema item, string label, ref string error)
    {
        var items = new List<Value>();
        foreach (var value in list.Items)
        {
            items.Add(Converted(value, item, $"{label}[{items.Count}]", ref error));
        }

        return Value.Of(items);
    }

    private static MapValue Entries(MapValue map, AttributeSchema item, string label, ref string error)
    {
        var entries = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Fields)
        {
            entries[key] = Converted(value, item, $"{label}[\"{key}\"]", ref error);
        }

        return new MapValue(entries);
    }

    private static AttributeSchema Item(AttributeSchema row) => row with
    {
        Kind = row.Kind switch
        {
            ValueKind.NumberList => ValueKind.WholeNumber,
            ValueKind.ObjectList or ValueKind.ObjectMap => ValueKind.Object,
            _ => ValueKind.Text,
        },
    };

    private static string Meant(ValueKind kind) => kind switch
    {
        ValueKind.WholeNumber => "a whole number, such as 4",
        ValueKind.Flag => "true or false",
        ValueKind.Size => "a size, such as \"8GiB\"",
        ValueKind.Duration => "a duration, such as \"90s\"",
        ValueKind.Object => "an object",
        ValueKind.TextList => "a list of strings",
        ValueKind.NumberList => "a list of numbers",
        ValueKind.ObjectList => "a list of objects",
        ValueKind.TextMap => "a map of strings",
        ValueKind.ObjectMap => "a map of objects",
        _ => "a string",
    };

    private static void Fail(ref string error, string text) => error = error.Length > 0 ? error : text;
}
