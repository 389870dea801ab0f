using HotplugIac.PulumiProvider.Naming;
using HotplugIac.PulumiProvider.Wire;
using HotplugIac.PulumiProtocol;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.PulumiProvider.Diffs;

/// <summary>What differs between two values of a row, path by path, each as deep as it can be told.</summary>
internal static class DetailedDiff
{
    public static IEnumerable<KeyValuePair<string, PropertyDiff>> Of(AttributeSchema row, Value old, Value planned, bool replaces) =>
        Between(row, old, planned, Names.ToPulumi(row.Name)).Select(d => KeyValuePair.Create(d.Path, new PropertyDiff { Kind = d.Kind + (replaces ? 1 : 0) }));

    private static IEnumerable<(string Path, PropertyDiff.Types.Kind Kind)> Between(AttributeSchema row, Value old, Value planned, string path) => (old, planned) switch
    {
        _ when old.Equals(planned) => [],
        (NullValue, _) => [(path, PropertyDiff.Types.Kind.Add)],
        (_, NullValue) => [(path, PropertyDiff.Types.Kind.Delete)],
        (ListValue before, ListValue after) => Enumerable.Range(0, Math.Max(before.Items.Count, after.Items.Count))
            .SelectMany(i => Between(row, Item(before, i), Item(after, i), $"{path}[{i}]")),
        (MapValue before, MapValue after) when row.Kind is ValueKind.ObjectMap or ValueKind.TextMap =>
            before.Fields.Keys.Union(after.Fields.Keys).Order(StringComparer.Ordinal)
                .SelectMany(k => Between(row with { Kind = ValueKind.Object }, before[k], after[k], PropertyPath.Key(path, k))),
        (MapValue before, MapValue after) => row.Nested.SelectMany(n => Between(n, before[n.Name], after[n.Name], $"{path}.{Names.ToPulumi(n.Name)}")),
        _ => [(path, PropertyDiff.Types.Kind.Update)],
    };

    private static Value Item(ListValue list, int index) => index < list.Items.Count ? list.Items[index] : Value.Null;
}
