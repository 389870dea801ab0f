using Google.Protobuf.WellKnownTypes;
using HotplugIac.PulumiProvider.Naming;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using Neutral = HotplugIac.Resources.Values.Value;
using Wired = Google.Protobuf.WellKnownTypes.Value;
using ListValue = HotplugIac.Resources.Values.ListValue;

namespace HotplugIac.PulumiProvider.Wire;

/// <summary>Values of rows → properties of the wire. Null is left out.</summary>
internal static class PropertyProjector
{
    /// <param name="secrets">Names, as the table has them, of what is wrapped as a secret.</param>
    public static Struct Project(MapValue values, IEnumerable<AttributeSchema> rows, IReadOnlySet<string>? secrets = null)
    {
        var properties = new Struct();
        foreach (var row in rows)
        {
            if (!values[row.Name].IsNull)
            {
                var wired = Of(values[row.Name], row);
                properties.Fields[Names.ToPulumi(row.Name)] = row.Sensitive || secrets?.Contains(row.Name) == true ? Sentinels.AsSecret(wired) : wired;
            }
        }

        return properties;
    }

    private static Wired Of(Neutral value, AttributeSchema row) => value switch
    {
        UnknownValue => Wired.ForString(Unknown(row)),
        TextValue text => Wired.ForString(text.Text),
        FlagValue flag => Wired.ForBool(flag.Flag),
        NumberValue number => Wired.ForNumber((double)number.Number),
        ListValue list => Wired.ForList([.. list.Items.Select(i => i is MapValue item ? Wired.ForStruct(Project(item, row.Nested)) : Of(i, row))]),
        MapValue map when row.Kind == ValueKind.Object => Wired.ForStruct(Project(map, row.Nested)),
        MapValue map => Wired.ForStruct(Entries(map, row)),
        _ => Wired.ForNull(),
    };

    private static Struct Entries(MapValue map, AttributeSchema row)
    {
        var entries = new Struct();
        foreach (var (key, value) in map.Fields.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (row.Kind == ValueKind.TextMap)
            {
                entries.Fields[Names.ToPulumi(key)] = Of(value, row);
            }
            else
            {
                entries.Fields[key] = value is MapValue item ? Wired.ForStruct(Project(item, row.Nested)) : Of(value, row);
            }
        }

        return entries;
    }

    private static string Unknown(AttributeSchema row) => row.Kind switch
    {
        ValueKind.WholeNumber => Sentinels.UnknownNumber,
        ValueKind.Flag => Sentinels.UnknownBool,
        ValueKind.TextList or ValueKind.NumberList or ValueKind.ObjectList => Sentinels.UnknownArray,
        ValueKind.Object or ValueKind.ObjectMap or ValueKind.TextMap => Sentinels.UnknownObject,
        _ => Sentinels.UnknownText,
    };
}
