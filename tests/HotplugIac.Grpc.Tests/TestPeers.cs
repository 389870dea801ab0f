using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HotplugIac.Grpc.Tests;

/// <summary>Sockets, certificates and waits that several test classes need.</summary>
internal static class TestPeers
{
    /// <summary>Longer than any slow machine needs, shorter than the 30 s that servers usually drain.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    public static UnixDomainSocketEndPoint FreshSocket() => new(Path.Combine(Path.GetTempPath(), $"grpc-{Guid.NewGuid():N}"));

    public static IPEndPoint AnyPort() => new(IPAddress.Loopback, 0);

    public static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddMinutes(-5), now.AddDays(1));
    }
}
