using System.Text.Json;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using TerraformPlugin;

namespace HotplugIac.Provider;

/// <summary>Neutral values ↔ Terraform values.</summary>
internal static class ValueMapping
{
    private const int LongestShown = 40;

    public static MapValue FromTerraform(TfObject value) =>
        new(value.Attributes.ToDictionary(a => a.Key, a => FromTerraform(a.Value), StringComparer.Ordinal));

    /// <summary>A stored state, whatever schema wrote it; anything but an object reads as an empty one.</summary>
    public static MapValue FromJson(JsonElement state) => FromStored(state) as MapValue ?? MapValue.Empty;

    /// <summary>An object of these rows; Terraform wants each attribute, null where there is none.</summary>
    public static TfValue ToTerraform(MapValue? value, IEnumerable<AttributeSchema> rows) =>
        value is null ? TfNull.Instance : new TfObject(rows.ToDictionary(r => r.Name, r => ToTerraform(value[r.Name], r)));

    private static Value FromStored(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Value.Of(json.GetString()),
        JsonValueKind.True or JsonValueKind.False => Value.Of(json.GetBoolean()),
        JsonValueKind.Number => json.TryGetDecimal(out var exact) ? new NumberValue(exact) : OutOfRange(json.GetRawText()),
        JsonValueKind.Array => Value.Of(json.EnumerateArray().Select(FromStored)),
        JsonValueKind.Object => new MapValue(json.EnumerateObject().DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => FromStored(p.Value), StringComparer.Ordinal)),
        _ => Value.Null,
    };

    public static Value FromTerraform(TfValue value) => value switch
    {
        { IsNull: true } => Value.Null,
        { IsUnknown: true } => Value.Unknown,
        TfString text => Value.Of(text.Value),
        TfBool flag => Value.Of(flag.Value),
        TfNumber number => number.TryGetDecimal(out var exact) ? new NumberValue(exact) : OutOfRange(number.ToString()),
        TfList list => Value.Of(list.Items.Select(FromTerraform)),
        TfMap map => new MapValue(map.Items.ToDictionary(i => i.Key, i => FromTerraform(i.Value), StringComparer.Ordinal)),
        TfObject nested => FromTerraform(nested),
        TfDynamic typed => FromTerraform(typed.Value),
        _ => throw new InvalidOperationException($"Terraform sent a value of type {value.GetType().Name}, which no attribute has."),
    };

    public static TfValue ToTerraform(Value value, AttributeSchema row) => value switch
    {
        NullValue => TfNull.Instance,
        UnknownValue => TfUnknown.Instance,
        TextValue text => text.Text,
        FlagValue flag => flag.Flag,
        NumberValue number => new TfNumber(number.Number),
        ListValue list => new TfList([.. list.Items.Select(i => row.Kind == ValueKind.ObjectList ? ToTerraform(i as MapValue, row.Nested) : ToTerraform(i, row))]),
        MapValue map when row.Kind == ValueKind.TextMap => new TfMap(map.Fields.ToDictionary(f => f.Key, f => (TfValue)((TextValue)f.Value).Text, StringComparer.Ordinal)),
        MapValue map when row.Kind == ValueKind.ObjectMap => new TfMap(map.Fields.ToDictionary(f => f.Key, f => ToTerraform(f.Value as MapValue, row.Nested), StringComparer.Ordinal)),
        MapValue map => ToTerraform(map, row.Nested),
        _ => throw new InvalidOperationException($"{row.Name} has a value of type {value.GetType().Name}."),
    };

    /// <summary>A number that no machine has, kept out of range, with what the user wrote as far as it can be shown.</summary>
    private static NumberValue OutOfRange(string text) =>
        new(text.StartsWith('-') ? decimal.MinValue : decimal.MaxValue) { Written = text.Length <= LongestShown ? text : text[..LongestShown] + "…" };
}
