using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;

namespace HotplugIac.Grpc;

/// <summary>Puts TLS under a connection. Kestrel's own needs a service container and reads certificates that are not there.</summary>
internal sealed class TlsMiddleware
{
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(30);

    private readonly SslServerAuthenticationOptions _options;

    public TlsMiddleware(GrpcServerTls tls)
    {
        var accepted = tls.ClientCertificate.ToArray();
        _options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(tls.Certificate, additionalCertificates: null, offline: true),
            ClientCertificateRequired = true,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            // grpc-go refuses a connection whose handshake did not agree on h2.
            ApplicationProtocols = [SslApplicationProtocol.Http2],
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                certificate is not null && certificate.GetRawCertData().AsSpan().SequenceEqual(accepted),
            // A plugin serves one client on one connection: nothing to resume.
            AllowTlsResume = false,
        };
    }

    public async Task RunAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        await using var stream = new SslStream(new DuplexPipeStream(connection.Transport), leaveInnerStreamOpen: false);
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
            timeout.CancelAfter(HandshakeTimeout);
            await stream.AuthenticateAsServerAsync(_options, timeout.Token);
        }
        catch (Exception error) when (error is AuthenticationException or IOException or OperationCanceledException)
        {
            // A stranger, or somebody who hung up: the connection ends here.
            return;
        }

        var plain = connection.Transport;
        var secured = new StreamDuplexPipe(stream);
        try
        {
            connection.Transport = secured;
            await next(connection);
        }
        finally
        {
            connection.Transport = plain;
            await secured.CompleteAsync();
        }
    }
}
