using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TerraformPlugin;

/// <summary>The server's side of AutoMTLS: a certificate that lives as long as the process.</summary>
internal static partial class PluginCertificate
{
    // Go checks the certificate against this host name.
    private const string Host = "localhost";

    /// <summary>
    /// Keeps .NET from parsing every system root (about 55 ms) when it builds the first TLS context. Must run before any other
    /// cryptography; afterwards the process trusts no public authority.
    /// </summary>
    public static void ForgoSystemRoots()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // OpenSSL reads the C environment, which Environment.SetEnvironmentVariable does not reach.
        const string Nowhere = "/nonexistent/terraform-plugin";
        _ = SetEnv("SSL_CERT_DIR", Nowhere, 1);
        _ = SetEnv("SSL_CERT_FILE", Nowhere, 1);
    }

    /// <summary>A self-signed P-256 certificate with its key: the fastest that every Terraform accepts.</summary>
    public static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        // go-plugin puts the certificate into its pool of roots, so it has to be an authority too.
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(
            [new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], critical: false));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddMinutes(-5), now.AddYears(10));
    }

    /// <summary>The bytes of the certificate that Terraform will present.</summary>
    /// <exception cref="CryptographicException">The text holds no certificate.</exception>
    public static byte[] DecodePem(string pem)
    {
        if (!PemEncoding.TryFind(pem, out var fields) || pem[fields.Label] != "CERTIFICATE")
        {
            throw new CryptographicException("PLUGIN_CLIENT_CERT holds no PEM certificate.");
        }

        return Convert.FromBase64String(pem[fields.Base64Data]);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnv(string name, string value, int overwrite);
}
