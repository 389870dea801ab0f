using HotplugIac.Resources.DataSources;
using HotplugIac.Resources.Schema;
using TerraformPlugin;

namespace HotplugIac.Provider;

/// <summary>Any data source of the table: protocol 6 ↔ the shared reader.</summary>
internal sealed class TableDataSource(DataSourceSchema table, Sessions sessions) : ITfDataSource
{
    public TfSchema Schema { get; } = SchemaMapping.ToTerraform(table.Rows, table.Description);

    public Task<IReadOnlyList<TfDiagnostic>> ValidateAsync(TfObject config, CancellationToken ct) =>
        Task.FromResult(DiagnosticMapping.ToTerraform(DataSourceReader.Validate(table.Name, ValueMapping.FromTerraform(config))));

    public async Task<TfDataResult> ReadAsync(TfObject config, CancellationToken ct)
    {
        var reply = await sessions.RunAsync(s => s.Data.ReadAsync(table.Name, ValueMapping.FromTerraform(config), ct));
        return new TfDataResult(ValueMapping.ToTerraform(reply.State, table.Rows)) { Diagnostics = DiagnosticMapping.ToTerraform(reply.Problems) };
    }
}
