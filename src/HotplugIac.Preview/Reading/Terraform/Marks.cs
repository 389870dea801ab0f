using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading.Terraform;

/// <summary>The trees that lie over a plan's values: true where a value is secret, or not known yet.</summary>
internal static class Marks
{
    /// <summary>The attributes in which something is marked.</summary>
    public static IEnumerable<string> Names(Value marks) => marks switch
    {
        FlagValue { Flag: true } => VirtualMachineSchema.Rows.Select(r => r.Name),
        MapValue map => map.Fields.Where(f => IsMarked(f.Value)).Select(f => f.Key),
        _ => [],
    };

    /// <summary>The values with what is marked as unknown.</summary>
    public static Value Unknown(Value values, Value marks) => (values, marks) switch
    {
        (_, FlagValue { Flag: true }) => Value.Unknown,
        _ when !IsMarked(marks) => values,
        (MapValue map, MapValue over) => over.Fields.Aggregate(new Dictionary<string, Value>(map.Fields, StringComparer.Ordinal), (fields, mark) =>
        {
            var value = Unknown(map[mark.Key], mark.Value);
            if (!value.IsNull)
            {
                fields[mark.Key] = value;
            }

            return fields;
        }, fields => new MapValue(fields)),
        (ListValue list, ListValue over) when over.Items.Skip(list.Items.Count).Any(IsMarked) => Value.Unknown,
        (ListValue list, ListValue over) => Value.Of(list.Items.Select((item, i) => i < over.Items.Count ? Unknown(item, over.Items[i]) : item)),
        // An unknown part of something that is absent, or of another shape, makes it unknown: nothing is believed that may be otherwise.
        _ => Value.Unknown,
    };

    private static bool IsMarked(Value mark) => mark switch
    {
        FlagValue flag => flag.Flag,
        MapValue map => map.Fields.Values.Any(IsMarked),
        ListValue list => list.Items.Any(IsMarked),
        _ => false,
    };
}
