namespace HotplugIac.Resources.Schema;

/// <summary>The data sources, once for every surface.</summary>
public static class DataSourceTable
{
    public static IReadOnlyList<DataSourceSchema> All { get; } = [];
}
