using HotplugIac.Grpc;
using TerraformPlugin.Protocol;

namespace TerraformPlugin;

/// <summary>The calls about data sources.</summary>
internal sealed class DataSourceService(ProviderCatalog catalog, ProviderCalls calls)
{
    public IEnumerable<GrpcMethod> Methods() =>
    [
        calls.Method<ValidateDataResourceConfigRequest, ValidateDataResourceConfigResponse>("ValidateDataResourceConfig", ValidateAsync),
        calls.Method<ReadDataSourceRequest, ReadDataSourceResponse>("ReadDataSource", ReadAsync),
    ];

    private async Task ValidateAsync(
        ValidateDataResourceConfigRequest request, ValidateDataResourceConfigResponse response, CancellationToken ct)
    {
        var (dataSource, type) = catalog.DataSource(request.TypeName);
        var config = WireValues.DecodeConfig(request.Config, type);
        response.Diagnostics.AddRange(WireDiagnostics.ToWire(await dataSource.ValidateAsync(config, ct)));
    }

    private async Task ReadAsync(ReadDataSourceRequest request, ReadDataSourceResponse response, CancellationToken ct)
    {
        var (dataSource, type) = catalog.DataSource(request.TypeName);
        var result = await dataSource.ReadAsync(WireValues.DecodeConfig(request.Config, type), ct);
        response.Diagnostics.AddRange(WireDiagnostics.ToWire(result.Diagnostics));
        response.State = WireValues.Encode(result.State, type);
    }
}
