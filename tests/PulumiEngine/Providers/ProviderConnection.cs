using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiEngine.Values;

namespace HotplugIac.PulumiEngine.Providers;

/// <summary>A running provider, spoken to as the engine does (provider_plugin.go). Configured at most once.</summary>
internal sealed partial class ProviderConnection : IResourceProvider, IAsyncDisposable
{
    private const string Service = "/pulumirpc.ResourceProvider/";

    private readonly ProviderProcess _process;
    private readonly string _package;

    // A handshake settles these for good; otherwise the answer to Configure does.
    private bool _settled;
    private bool _acceptSecrets;
    private bool _acceptResources;
    private bool _supportsPreview;

    // Null until configured; false when the configuration holds unknowns, and the provider is not called then.
    private bool? _configKnown;

    private ProviderConnection(ProviderProcess process, string package) => (_process, _package) = (process, package);

    public string Output => _process.Output;

    public bool WasKilled => _process.WasKilled;

    /// <summary>Starts it and shakes hands.</summary>
    /// <exception cref="ProviderException">It cannot be used.</exception>
    public static async Task<ProviderConnection> StartAsync(
        ProviderPlugin plugin, string directory, string engineAddress, IReadOnlyDictionary<string, string?> environment, TimeProvider time)
    {
        var process = await ProviderProcess.StartAsync(plugin, directory, engineAddress, environment, time);
        var connection = new ProviderConnection(process, plugin.Package);
        try
        {
            await connection.HandshakeAsync(Path.GetDirectoryName(Path.GetFullPath(plugin.Path))!, engineAddress);
            await connection.CheckVersionAsync(plugin.Version);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<JsonObject> GetSchemaAsync() =>
        JsonNode.Parse((await CallAsync("GetSchema", new GetSchemaRequest(), GetSchemaResponse.Parser)).Schema)!.AsObject();

    /// <summary>Tells it that the user wants to stop. Advisory: it may not know the call, or be gone.</summary>
    public async Task CancelAsync()
    {
        try
        {
            await _process.Client.CallAsync(Service + "Cancel", new Empty(), Empty.Parser, TimeSpan.FromSeconds(5));
        }
        catch (GrpcException)
        {
            // Advisory.
        }
    }

    public void Kill() => _process.Kill();

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task HandshakeAsync(string root, string engineAddress)
    {
        try
        {
            var request = new ProviderHandshakeRequest
            {
                EngineAddress = engineAddress,
                RootDirectory = root,
                ProgramDirectory = root,
                ConfigureWithUrn = true,
                SupportsViews = true,
                SupportsRefreshBeforeUpdate = true,
                InvokeWithPreview = true,
            };
            var answer = await _process.Client.CallAsync(Service + "Handshake", request, ProviderHandshakeResponse.Parser, TimeSpan.FromSeconds(10));
            (_settled, _acceptSecrets, _acceptResources, _supportsPreview) = (true, answer.AcceptSecrets, answer.AcceptResources, true);
        }
        catch (GrpcException error) when (error.Code == GrpcStatusCode.Unimplemented)
        {
            // An older protocol.
        }
        catch (GrpcException error)
        {
            throw new ProviderException($"The handshake failed: {error.Message}", error);
        }
    }

    private async Task CheckVersionAsync(string? expected)
    {
        var version = (await CallAsync("GetPluginInfo", new Empty(), PluginInfo.Parser)).Version;
        if (expected is not null && version != expected)
        {
            throw new ProviderException($"The provider says that it is version '{version}', not '{expected}'.");
        }
    }

    /// <exception cref="ProviderException">The call failed.</exception>
    private async Task<TResponse> CallAsync<TResponse>(string method, IMessage request, MessageParser<TResponse> parser)
        where TResponse : IMessage<TResponse>
    {
        try
        {
            return await _process.Client.CallAsync(Service + method, request, parser);
        }
        catch (GrpcException error)
        {
            throw new ProviderException(error.Message, error);
        }
    }

    // "acceptResources" is false for most providers, and unknowns exist in previews only.
    private Struct Lower(JsonObject properties, bool keepUnknowns) =>
        Structs.To(Marshalling.Lower(properties, keepUnknowns, _acceptSecrets, _acceptResources));
}
