using HotplugIac.Grpc;
using TerraformPlugin.Protocol;

namespace TerraformPlugin;

/// <summary>
/// Everything a plugin process answers. What is missing here is answered UNIMPLEMENTED, which Terraform and go-plugin take well for:
/// identity, ephemeral resources, list resources, actions and state stores, MoveResourceState, GRPCStdio, GRPCBroker.
/// </summary>
internal static class PluginServices
{
    public static IReadOnlyCollection<GrpcMethod> Create(Func<ITfProvider> createProvider, Action shutdown)
    {
        var catalog = new ProviderCatalog(createProvider);
        var stop = new StopSource();
        var calls = new ProviderCalls(stop);
        return
        [
            .. new ProviderService(catalog, calls, stop).Methods(),
            .. new ResourceService(catalog, calls).Methods(),
            .. new DataSourceService(catalog, calls).Methods(),
            .. new FunctionService(catalog, calls).Methods(),
            ProviderCalls.Plain("/plugin.GRPCController/Shutdown", Empty.Parser, request => Shutdown(request, shutdown)),
            ProviderCalls.Plain("/grpc.health.v1.Health/Check", HealthCheckRequest.Parser, Check),
        ];
    }

    // Without this call go-plugin waits two seconds for every process before it kills it.
    private static Empty Shutdown(Empty request, Action shutdown)
    {
        shutdown();
        return request;
    }

    private static HealthCheckResponse Check(HealthCheckRequest request) => new() { Status = ServingStatus.Serving };
}
