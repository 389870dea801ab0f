using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HotplugIac.Grpc;

/// <summary>
/// Answers unary gRPC calls on one endpoint. Built straight on Kestrel: no host, no container, no middleware pipeline, because a
/// plugin is started several times for every command and its start is what users wait for.
/// </summary>
public sealed class GrpcServer : IAsyncDisposable
{
    private static readonly TimeSpan DefaultGrace = TimeSpan.FromMilliseconds(250);

    private readonly KestrelServer _kestrel;
    private readonly GrpcApplication _application;
    private readonly string? _socketPath;
    private int _stopped;

    private GrpcServer(KestrelServer kestrel, GrpcApplication application, EndPoint endPoint)
    {
        _kestrel = kestrel;
        _application = application;
        EndPoint = endPoint;
        _socketPath = (endPoint as UnixDomainSocketEndPoint)?.ToString();
    }

    /// <summary>Where the server listens, with the port it got.</summary>
    public EndPoint EndPoint { get; }

    /// <summary>Starts to listen; when the task is complete, clients can connect.</summary>
    /// <exception cref="IOException">The address is in use or cannot be bound.</exception>
    public static async Task<GrpcServer> StartAsync(GrpcServerOptions options, IReadOnlyCollection<GrpcMethod> methods)
    {
        var listener = GrpcListener.Bind(options.EndPoint);
        try
        {
            return await StartAsync(listener, options, methods);
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    /// <summary>Answers those who connect to <paramref name="listener"/>, and those who have connected already.</summary>
    /// <param name="listener">Belongs to the server from now on.</param>
    /// <param name="options">All but the endpoint, which is the listener's.</param>
    /// <param name="methods">What is answered.</param>
    public static async Task<GrpcServer> StartAsync(GrpcListener listener, GrpcServerOptions options, IReadOnlyCollection<GrpcMethod> methods)
    {
        AllowBlockingHandlers(options.BlockingHandlers);
        var kestrelOptions = new KestrelServerOptions { AddServerHeader = false, AllowAlternateSchemes = true };
        Configure(kestrelOptions.Limits);
        Listen(kestrelOptions, listener.EndPoint, options);

        var transportOptions = new SocketTransportOptions { CreateBoundListenSocket = _ => listener.Socket };
        var transport = new SocketTransportFactory(Options.Create(transportOptions), NullLoggerFactory.Instance);
        var kestrel = new KestrelServer(Options.Create(kestrelOptions), transport, NullLoggerFactory.Instance);
        var application = new GrpcApplication(methods, options.MaxMessageBytes);
        try
        {
            await kestrel.StartAsync(application, CancellationToken.None);
        }
        catch
        {
            kestrel.Dispose();
            application.Dispose();
            throw;
        }

        return new GrpcServer(kestrel, application, listener.EndPoint);
    }

    /// <summary>
    /// Lets no new call in, cancels the running ones, gives them the time of grace and closes every connection. Later calls do nothing.
    /// </summary>
    /// <param name="grace">How long running handlers may take to end. Default a quarter of a second.</param>
    public async Task StopAsync(TimeSpan? grace = null)
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }

        _application.Stop();
        using (var end = new CancellationTokenSource(grace ?? DefaultGrace))
        {
            // Kestrel gives handlers a second more after it has aborted their connections. One that hangs shall not hold up the process.
            await Task.WhenAny(_kestrel.StopAsync(end.Token), Task.Delay((grace ?? DefaultGrace) + DefaultGrace, CancellationToken.None));
        }

        if (_socketPath is not null)
        {
            File.Delete(_socketPath);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _kestrel.Dispose();
        _application.Dispose();
    }

    private static void AllowBlockingHandlers(int count)
    {
        ThreadPool.GetMinThreads(out var workers, out var completionPorts);
        if (workers < count)
        {
            ThreadPool.SetMinThreads(count, completionPorts);
        }
    }

    private static void Configure(KestrelServerLimits limits)
    {
        // Messages are limited by their own length field, and a caller may think as long as it likes between two calls:
        // Terraform keeps one connection open while the user reads the plan and types "yes".
        limits.MaxRequestBodySize = null;
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;

        // Not TimeSpan.MaxValue: in nanoseconds it overflows, and Kestrel then ends every connection without calls within a second. Most
        // clients connect again; Node's may take the end for a protocol error.
        limits.KeepAliveTimeout = TimeSpan.FromDays(30);
        limits.RequestHeadersTimeout = TimeSpan.FromMinutes(1);
        limits.Http2.MaxStreamsPerConnection = 1024;
    }

    private static void Listen(KestrelServerOptions kestrel, EndPoint endPoint, GrpcServerOptions options)
    {
        void Use(ListenOptions listen)
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.Use(next => connection => PeerGate.LetsIn(connection, options.Peers) ? next(connection) : Task.CompletedTask);
            if (options.Tls is { } tls)
            {
                var middleware = new TlsMiddleware(tls);
                listen.Use(next => connection => middleware.RunAsync(connection, next));
            }
        }

        if (endPoint is UnixDomainSocketEndPoint unix)
        {
            kestrel.ListenUnixSocket(unix.ToString(), Use);
        }
        else
        {
            kestrel.Listen((IPEndPoint)endPoint, Use);
        }
    }
}
