using HotplugIac.Grpc;
using TerraformPlugin.Protocol;

namespace TerraformPlugin;

/// <summary>The calls about the provider as a whole.</summary>
internal sealed class ProviderService(ProviderCatalog catalog, ProviderCalls calls, StopSource stop)
{
    public IEnumerable<GrpcMethod> Methods() =>
    [
        calls.Method<GetMetadataRequest, GetMetadataResponse>("GetMetadata", GetMetadata),
        calls.Method<GetProviderSchemaRequest, GetProviderSchemaResponse>("GetProviderSchema", GetProviderSchema),
        calls.Method<ValidateProviderConfigRequest, ValidateProviderConfigResponse>("ValidateProviderConfig", ValidateAsync),
        calls.Method<ConfigureProviderRequest, ConfigureProviderResponse>("ConfigureProvider", ConfigureAsync),
        ProviderCalls.Plain("/tfplugin6.Provider/StopProvider", StopProviderRequest.Parser, Stop),
    ];

    private static ServerCapabilities Capabilities() => new() { PlanDestroy = true, GetProviderSchemaOptional = true };

    private Task GetMetadata(GetMetadataRequest request, GetMetadataResponse response, CancellationToken ct)
    {
        response.ServerCapabilities = Capabilities();
        response.Resources.AddRange(Entries(catalog.Provider.Resources.Keys));
        response.DataSources.AddRange(Entries(catalog.Provider.DataSources.Keys));
        response.Functions.AddRange(Entries(catalog.Provider.Functions.Keys));
        return Task.CompletedTask;
    }

    private Task GetProviderSchema(GetProviderSchemaRequest request, GetProviderSchemaResponse response, CancellationToken ct)
    {
        var provider = catalog.Provider;
        response.ServerCapabilities = Capabilities();
        response.Provider = WireSchemas.ToWire(provider.Schema);
        foreach (var (name, resource) in provider.Resources)
        {
            response.ResourceSchemas[name] = WireSchemas.ToWire(resource.Schema);
        }

        foreach (var (name, dataSource) in provider.DataSources)
        {
            response.DataSourceSchemas[name] = WireSchemas.ToWire(dataSource.Schema);
        }

        foreach (var (name, function) in provider.Functions)
        {
            response.Functions[name] = WireSchemas.ToWire(function);
        }

        return Task.CompletedTask;
    }

    private async Task ValidateAsync(ValidateProviderConfigRequest request, ValidateProviderConfigResponse response, CancellationToken ct)
    {
        var provider = catalog.Provider;
        var config = WireValues.DecodeConfig(request.Config, provider.Schema.ImpliedType);
        response.Diagnostics.AddRange(WireDiagnostics.ToWire(await provider.ValidateConfigAsync(config, ct)));
    }

    private async Task ConfigureAsync(ConfigureProviderRequest request, ConfigureProviderResponse response, CancellationToken ct)
    {
        var provider = catalog.Provider;
        var config = WireValues.DecodeConfig(request.Config, provider.Schema.ImpliedType);
        response.Diagnostics.AddRange(WireDiagnostics.ToWire(await provider.ConfigureAsync(config, request.TerraformVersion, ct)));
    }

    private StopProviderResponse Stop(StopProviderRequest request)
    {
        stop.StopRunning();
        return new StopProviderResponse();
    }

    private static IEnumerable<TypeNameEntry> Entries(IEnumerable<string> names) => names.Select(name => new TypeNameEntry { Name = name });
}
