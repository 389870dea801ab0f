using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace HotplugIac.Grpc;

/// <summary>Where and how the server listens.</summary>
/// <param name="EndPoint">
/// A <see cref="UnixDomainSocketEndPoint"/> whose file does not exist yet, or an <see cref="IPEndPoint"/> (port 0 takes a free one).
/// </param>
public sealed record GrpcServerOptions(EndPoint EndPoint)
{
    /// <summary>TLS with a client certificate; null for plaintext HTTP/2 with prior knowledge (h2c).</summary>
    public GrpcServerTls? Tls { get; init; }

    /// <summary>Which processes may connect at all; told by the kernel, on Linux only. Default: those of this user.</summary>
    public GrpcPeers Peers { get; init; } = GrpcPeers.OfThisUser;

    /// <summary>The longest request in bytes. Default 400 MB; a longer one is answered with RESOURCE_EXHAUSTED.</summary>
    public int MaxMessageBytes { get; init; } = GrpcLimits.DefaultMaxMessageBytes;

    /// <summary>
    /// Worker threads that the process may use at once without the thread pool's slow start, so that handlers that block
    /// (a hypervisor's C library does) delay neither each other nor a cancellation. Default 128; 0 leaves the pool alone.
    /// </summary>
    public int BlockingHandlers { get; init; } = 128;
}

/// <summary>Mutual TLS between two processes that handed each other their certificates.</summary>
/// <param name="Certificate">The server's certificate with its private key.</param>
/// <param name="ClientCertificate">The only certificate let in, DER. Compared byte by byte: there is no authority to ask.</param>
public sealed record GrpcServerTls(X509Certificate2 Certificate, ReadOnlyMemory<byte> ClientCertificate);
