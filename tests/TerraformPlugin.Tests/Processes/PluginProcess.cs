using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Google.Protobuf;
using HotplugIac.Grpc;
using TerraformPlugin.Protocol;

namespace TerraformPlugin.Tests.Processes;

/// <summary>The sample, started the way Terraform starts it, with AutoMTLS.</summary>
internal sealed class PluginProcess : IDisposable
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly X509Certificate2 _certificate;

    private PluginProcess(RunningProcess process, X509Certificate2 certificate, string handshake)
    {
        Process = process;
        _certificate = certificate;
        Handshake = handshake.Split('|');
        Client = Connect(certificate);
    }

    public RunningProcess Process { get; }

    public string[] Handshake { get; }

    public GrpcClient Client { get; }

    public string SocketPath => Handshake[3];

    public static async Task<PluginProcess> StartAsync(IReadOnlyDictionary<string, string?>? environment = null)
    {
        var certificate = CreateClientCertificate();
        var variables = new Dictionary<string, string?>(environment ?? new Dictionary<string, string?>())
        {
            ["TF_PLUGIN_MAGIC_COOKIE"] = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
            ["PLUGIN_PROTOCOL_VERSIONS"] = "5,6",
            ["PLUGIN_CLIENT_CERT"] = certificate.ExportCertificatePem(),
        };
        var process = RunningProcess.Start(SamplePaths.Program, [], variables);
        try
        {
            return new PluginProcess(process, certificate, await process.ReadLineAsync(Bound));
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    public GrpcClient Connect(X509Certificate2 certificate)
    {
        var server = Convert.FromBase64String(Handshake[5].PadRight((Handshake[5].Length + 3) / 4 * 4, '='));
        return new GrpcClient(new GrpcClientOptions(new UnixDomainSocketEndPoint(SocketPath)) { Tls = new GrpcClientTls(certificate, server) });
    }

    public Task<TResponse> CallAsync<TResponse>(string method, IMessage request)
        where TResponse : IMessage<TResponse>, new() =>
        Client.CallAsync(method, request, new MessageParser<TResponse>(() => new TResponse()), Bound);

    public Task<GetProviderSchemaResponse> GetSchemaAsync() =>
        CallAsync<GetProviderSchemaResponse>("/tfplugin6.Provider/GetProviderSchema", new GetProviderSchemaRequest());

    public static X509Certificate2 CreateClientCertificate()
    {
        // Terraform's own choice of curve.
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        var request = new CertificateRequest("CN=localhost, O=HashiCorp", key, HashAlgorithmName.SHA512);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddMinutes(-1), now.AddDays(1));
    }

    public void Dispose()
    {
        Client.Dispose();
        Process.Dispose();

        // A process that is killed leaves its socket behind.
        if (File.Exists(SocketPath))
        {
            File.Delete(SocketPath);
        }

        _certificate.Dispose();
    }
}
