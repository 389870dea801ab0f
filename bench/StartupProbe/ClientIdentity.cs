using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StartupProbe;

/// <summary>Terraform's side of AutoMTLS. go-plugin makes a P-521 certificate; verifying it is part of what a provider has to do.</summary>
internal sealed class ClientIdentity : IDisposable
{
    private ClientIdentity(X509Certificate2 certificate) => Certificate = certificate;

    public X509Certificate2 Certificate { get; }

    public string Pem => Certificate.ExportCertificatePem();

    public static ClientIdentity Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA512);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        return new ClientIdentity(request.CreateSelfSigned(now.AddMinutes(-5), now.AddHours(1)));
    }

    public void Dispose() => Certificate.Dispose();
}
