using System.Net;
using Google.Protobuf.WellKnownTypes;

namespace HotplugIac.Grpc.Tests;

/// <summary>A real server on a real socket with one method, and a client for it.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    public const string Method = "/test.Echo/Say";

    private readonly GrpcServer _server;

    private EchoServer(GrpcServer server) => _server = server;

    public EndPoint EndPoint => _server.EndPoint;

    public GrpcServer Server => _server;

    public static async Task<EchoServer> StartAsync(
        Func<StringValue, GrpcCallContext, Task<StringValue>>? handler = null, Func<GrpcServerOptions, GrpcServerOptions>? configure = null)
    {
        var options = new GrpcServerOptions(TestPeers.FreshSocket());
        options = configure?.Invoke(options) ?? options;
        var method = GrpcMethod.Unary(Method, StringValue.Parser, handler ?? ((request, _) => Task.FromResult(request)));
        return new EchoServer(await GrpcServer.StartAsync(options, [method]));
    }

    public GrpcClient Connect(GrpcClientTls? tls = null, TimeProvider? time = null) =>
        new(new GrpcClientOptions(EndPoint) { Tls = tls, Time = time ?? TimeProvider.System });

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
