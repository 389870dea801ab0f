using System.Net.Sockets;
using Google.Protobuf;
using HotplugIac.Grpc;
using TerraformPlugin.Protocol;

namespace TerraformPlugin.Tests.Services;

/// <summary>The plugin's services on a real socket, with a provider that the test scripts.</summary>
internal sealed class PluginFixture : IAsyncDisposable
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private readonly GrpcServer _server;
    private readonly GrpcClient _client;

    private PluginFixture(GrpcServer server) =>
        (_server, _client) = (server, new GrpcClient(new GrpcClientOptions(server.EndPoint)));

    public ScriptedProvider Provider { get; } = new();

    public int ProvidersCreated { get; private set; }

    public TaskCompletionSource ShutdownAsked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<PluginFixture> StartAsync()
    {
        PluginFixture? fixture = null;
        var socket = new UnixDomainSocketEndPoint(Path.Combine(Path.GetTempPath(), $"plugin-{Guid.NewGuid():N}"));
        var methods = PluginServices.Create(() => fixture!.Create(), () => fixture!.ShutdownAsked.TrySetResult());
        fixture = new PluginFixture(await GrpcServer.StartAsync(new GrpcServerOptions(socket), methods));
        return fixture;
    }

    public Task<TResponse> CallAsync<TResponse>(string method, IMessage request)
        where TResponse : IMessage<TResponse>, new() =>
        CallFullAsync<TResponse>("/tfplugin6.Provider/" + method, request);

    public Task<TResponse> CallFullAsync<TResponse>(string method, IMessage request)
        where TResponse : IMessage<TResponse>, new() =>
        _client.CallAsync(method, request, new MessageParser<TResponse>(() => new TResponse()), Bound);

    public static DynamicValue Wire(TfValue value, TfType? type = null) => WireValues.Encode(value, type ?? ScriptedResource.Type);

    public static TfValue Value(DynamicValue wire, TfType? type = null) => WireValues.Decode(wire, type ?? ScriptedResource.Type);

    public static TfObject Thing(string name, TfValue? size = null) =>
        new(new Dictionary<string, TfValue> { ["name"] = name, ["size"] = size ?? TfNull.Instance });

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    private ScriptedProvider Create()
    {
        ProvidersCreated++;
        return Provider;
    }
}
