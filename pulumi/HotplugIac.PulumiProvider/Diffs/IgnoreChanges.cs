using HotplugIac.PulumiProvider.Naming;
using HotplugIac.PulumiProvider.Wire;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.PulumiProvider.Diffs;

/// <summary>
/// <c>ignoreChanges</c>: what a program does not want to change stays as the state has it, drift included. The engine itself only
/// keeps the inputs as they were.
/// </summary>
internal static class IgnoreChanges
{
    public static MapValue Apply(MapValue config, MapValue prior, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (PropertyPath.Parse(path) is { } parts)
            {
                config = (MapValue)Kept(config, prior, parts, MachineProperties(), isTop: true);
            }
        }

        return config;
    }

    private static Value Kept(Value wish, Value old, IReadOnlyList<string> parts, IReadOnlyList<AttributeSchema>? rows, bool isTop = false)
    {
        if (parts.Count == 0)
        {
            return old;
        }

        return (wish, old) switch
        {
            (MapValue map, MapValue there) => Fields(map, there, parts, rows, isTop),
            (ListValue list, ListValue there) => Value.Of(list.Items.Select((item, i) =>
                i < there.Items.Count && (parts[0] == "*" || parts[0] == i.ToString(System.Globalization.CultureInfo.InvariantCulture))
                    ? Kept(item, there.Items[i], [.. parts.Skip(1)], rows)
                    : item)),
            _ => wish,
        };
    }

    private static MapValue Fields(MapValue wish, MapValue old, IReadOnlyList<string> parts, IReadOnlyList<AttributeSchema>? rows, bool isTop)
    {
        var names = parts[0] == "*" ? wish.Fields.Keys.Union(old.Fields.Keys) : [rows is null ? parts[0] : Names.FromPulumi(parts[0])];
        foreach (var name in names.ToList())
        {
            // What the program does not set follows the machine anyway.
            if (isTop && wish[name].IsNull && parts.Count == 1)
            {
                continue;
            }

            var row = rows?.FirstOrDefault(r => r.Name == name);
            var inner = row?.Kind is ValueKind.ObjectMap or ValueKind.TextMap ? null : row?.Nested;
            wish = wish.With(name, Kept(wish[name], old[name], [.. parts.Skip(1)], inner));
        }

        return wish;
    }

    private static IReadOnlyList<AttributeSchema> MachineProperties() => Schema.MachineProperties.Inputs;
}
