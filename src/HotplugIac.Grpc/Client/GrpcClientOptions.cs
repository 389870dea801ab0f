using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace HotplugIac.Grpc;

/// <summary>Where and how to connect.</summary>
/// <param name="EndPoint">A <see cref="UnixDomainSocketEndPoint"/>, <see cref="IPEndPoint"/> or <see cref="DnsEndPoint"/>.</param>
public sealed record GrpcClientOptions(EndPoint EndPoint)
{
    /// <summary>Mutual TLS; null for plaintext HTTP/2 with prior knowledge (h2c).</summary>
    public GrpcClientTls? Tls { get; init; }

    /// <summary>The clock by which deadlines pass on this side. The server has its own.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The longest answer in bytes. Default 400 MB.</summary>
    public int MaxMessageBytes { get; init; } = GrpcLimits.DefaultMaxMessageBytes;
}

/// <summary>Mutual TLS between two processes that handed each other their certificates.</summary>
/// <param name="Certificate">The client's certificate with its private key; null presents none.</param>
/// <param name="ServerCertificate">The only certificate trusted, DER.</param>
public sealed record GrpcClientTls(X509Certificate2? Certificate, ReadOnlyMemory<byte> ServerCertificate);
