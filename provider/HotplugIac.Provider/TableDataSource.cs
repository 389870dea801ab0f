using HotplugIac.Resources.DataSources;
using HotplugIac.Resources.Schema;
using TerraformPlugin;

namespace HotplugIac.Provider;

/// <summary>Any data source of the table: protocol 6 ↔ the shared reader.</summary>
internal sealed class TableDataSource(DataSourceSchema table) : ITfDataSource
{
    private DataSourceReader? _reader;

    public TfSchema Schema { get; } = SchemaMapping.ToTerraform(table.Rows, table.Description);

    private DataSourceReader Reader => _reader ?? throw new InvalidOperationException("Terraform called the data source before it configured the provider.");

    public void Use(DataSourceReader reader) => _reader = reader;

    public Task<IReadOnlyList<TfDiagnostic>> ValidateAsync(TfObject config, CancellationToken ct) =>
        Task.FromResult(DiagnosticMapping.ToTerraform(DataSourceReader.Validate(table.Name, ValueMapping.FromTerraform(config))));

    public async Task<TfDataResult> ReadAsync(TfObject config, CancellationToken ct)
    {
        var reply = await Reader.ReadAsync(table.Name, ValueMapping.FromTerraform(config), ct);
        return new TfDataResult(ValueMapping.ToTerraform(reply.State, table.Rows)) { Diagnostics = DiagnosticMapping.ToTerraform(reply.Problems) };
    }
}
