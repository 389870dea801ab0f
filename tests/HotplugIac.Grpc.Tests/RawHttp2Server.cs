using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HotplugIac.Grpc.Tests;

/// <summary>An HTTP/2 server that answers every call with the same bytes and the status OK, so that a test can answer what no gRPC server would.</summary>
internal sealed class RawHttp2Server(KestrelServer kestrel, EndPoint endPoint) : IAsyncDisposable
{
    public EndPoint EndPoint { get; } = endPoint;

    public static async Task<RawHttp2Server> StartAsync(byte[] body)
    {
        var endPoint = TestPeers.FreshSocket();
        var options = new KestrelServerOptions();
        options.ListenUnixSocket(endPoint.ToString(), listen => listen.Protocols = HttpProtocols.Http2);
        var kestrel = new KestrelServer(
            Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
        await kestrel.StartAsync(new Application(body), CancellationToken.None);
        return new RawHttp2Server(kestrel, endPoint);
    }

    public async ValueTask DisposeAsync()
    {
        await kestrel.StopAsync(new CancellationToken(canceled: true));
        kestrel.Dispose();
        File.Delete(EndPoint.ToString()!);
    }

    private sealed class Application(byte[] body) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }

        public async Task ProcessRequestAsync(HttpContext context)
        {
            context.Response.ContentType = "application/grpc";
            context.Response.AppendTrailer("grpc-status", "0");
            await context.Response.BodyWriter.WriteAsync(body);
        }
    }
}
