using HotplugIac.Resources.Schema;

namespace HotplugIac.PulumiProvider.Schema;

/// <summary>The named types of the schema table, each once.</summary>
internal static class TypeTable
{
    /// <summary>By name. Where rows of one name differ, as the resource has them: a user can set those.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<AttributeSchema> Rows)> Objects { get; } =
    [
        .. All().Where(r => r.TypeName.Length > 0).GroupBy(r => r.TypeName).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, (IReadOnlyList<AttributeSchema>)g.First().Nested)),
    ];

    public static IReadOnlyList<ChoiceSchema> Choices { get; } =
        [.. All().Select(r => r.Choice).OfType<ChoiceSchema>().DistinctBy(c => c.TypeName).OrderBy(c => c.TypeName, StringComparer.Ordinal)];

    /// <summary>Whether an output of this row is never null.</summary>
    public static bool IsAlwaysThere(AttributeSchema row) => row.Usage != Usage.Optional && !row.IsNullable;

    internal static IEnumerable<AttributeSchema> All() =>
        new IEnumerable<AttributeSchema>[] { MachineProperties.Outputs, ProviderSchema.Rows }
            .Concat(DataSourceTable.All.Select(d => d.Rows))
            .Concat(FunctionTable.All.SelectMany(f => new IEnumerable<AttributeSchema>[] { f.Parameters, FunctionResults.Rows(f) }))
            .SelectMany(rows => rows.SelectMany(AndNested));

    private static IEnumerable<AttributeSchema> AndNested(AttributeSchema row) => row.Nested.SelectMany(AndNested).Prepend(row);
}
