using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace HotplugIac.Grpc;

/// <summary>Connects the HTTP client to a unix socket or a TCP address.</summary>
internal static class GrpcConnector
{
    public static SocketsHttpHandler CreateHandler(GrpcClientOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            EnableMultipleHttp2Connections = true,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            ConnectCallback = async (_, ct) => await ConnectAsync(options, ct),
        };
        if (options.Tls is { } tls)
        {
            handler.SslOptions = CreateTlsOptions(tls);
        }

        return handler;
    }

    private static async ValueTask<Stream> ConnectAsync(GrpcClientOptions options, CancellationToken ct)
    {
        var isUnix = options.EndPoint is UnixDomainSocketEndPoint;
        var socket = isUnix
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.EndPoint, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static SslClientAuthenticationOptions CreateTlsOptions(GrpcClientTls tls)
    {
        var trusted = tls.ServerCertificate.ToArray();
        return new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            ClientCertificateContext = tls.Certificate is { } own
                ? SslStreamCertificateContext.Create(own, additionalCertificates: null, offline: true)
                : null,
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                certificate is not null && certificate.GetRawCertData().AsSpan().SequenceEqual(trusted),
        };
    }
}
