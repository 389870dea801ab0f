using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>Whether stored values are of the kinds that the schema has: a state may have been edited by hand.</summary>
internal static class StateShape
{
    /// <returns>The first value that does not fit, as a sentence without its full stop; null when all fit.</returns>
    public static string? Misfit(MapValue state, IEnumerable<AttributeSchema> rows) => Misfit(state, rows, string.Empty);

    private static string? Misfit(MapValue values, IEnumerable<AttributeSchema> rows, string prefix) =>
        rows.Select(r => Misfit(values[r.Name], r, prefix + r.Name)).FirstOrDefault(m => m is not null);

    private static string? Misfit(Value value, AttributeSchema row, string label) => (row.Kind, value) switch
    {
        (_, NullValue or UnknownValue) or (ValueKind.Any, _) => null,
        (ValueKind.Text or ValueKind.Size or ValueKind.Duration, TextValue) => null,
        (ValueKind.WholeNumber, NumberValue) => null,
        (ValueKind.Flag, FlagValue) => null,
        (ValueKind.TextList, ListValue list) => list.Items.All(i => i is TextValue) ? null : Wrong(label, "a list of texts"),
        (ValueKind.NumberList, ListValue list) => list.Items.All(i => i is NumberValue) ? null : Wrong(label, "a list of numbers"),
        (ValueKind.TextMap, MapValue map) => map.Fields.Values.All(f => f is TextValue) ? null : Wrong(label, "a map of texts"),
        (ValueKind.Object, MapValue fields) => Misfit(fields, row.Nested, $"{label}."),
        (ValueKind.ObjectList, ListValue list) => list.Items.Select((item, i) => Item(item, row, $"{label}[{i}]")).FirstOrDefault(m => m is not null),
        (ValueKind.ObjectMap, MapValue map) => map.Fields.Select(f => Item(f.Value, row, $"{label}[\"{f.Key}\"]")).FirstOrDefault(m => m is not null),
        _ => Wrong(label, Expected(row.Kind)),
    };

    private static string? Item(Value value, AttributeSchema row, string label) =>
        value is MapValue fields ? Misfit(fields, row.Nested, $"{label}.") : Wrong(label, "an object");

    private static string Wrong(string label, string expected) => $"{label} is not {expected}";

    private static string Expected(ValueKind kind) => kind switch
    {
        ValueKind.WholeNumber => "a number",
        ValueKind.Flag => "true or false",
        ValueKind.TextList or ValueKind.NumberList or ValueKind.ObjectList => "a list",
        ValueKind.TextMap or ValueKind.ObjectMap => "a map",
        ValueKind.Object => "an object",
        _ => "a text",
    };
}
