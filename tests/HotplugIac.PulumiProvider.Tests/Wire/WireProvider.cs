using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiProvider.Hosting;
using HotplugIac.PulumiProvider.Services;

namespace HotplugIac.PulumiProvider.Tests.Wire;

/// <summary>The provider behind its real wire, with an engine that keeps what it is told and a simulator in a folder of its own.</summary>
internal sealed class WireProvider : IAsyncDisposable
{
    public const string Urn = "urn:pulumi:dev::shop::hotplug:index:VirtualMachine::web";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotplug-pulumi-");
    private readonly EngineLog _log = new();
    private readonly Session _session;
    private readonly GrpcServer _engine;
    private readonly GrpcServer _provider;
    private readonly GrpcClient _client;

    private WireProvider(Session session, EngineLog log, GrpcServer engine, GrpcServer provider, ConcurrentQueue<LogRequest> said)
    {
        (_session, _log, _engine, _provider, Said) = (session, log, engine, provider, said);
        _client = new GrpcClient(new GrpcClientOptions(provider.EndPoint));
    }

    /// <summary>What the engine was told, in order.</summary>
    public ConcurrentQueue<LogRequest> Said { get; }

    public string EngineAddress => $"127.0.0.1:{((IPEndPoint)_engine.EndPoint).Port}";

    public string StatePath => Path.Combine(_folder.FullName, "state.json");

    public string Uri => $"sim://{StatePath}";

    public static async Task<WireProvider> StartAsync()
    {
        var said = new ConcurrentQueue<LogRequest>();
        var engine = await GrpcServer.StartAsync(new GrpcServerOptions(new IPEndPoint(IPAddress.Loopback, 0)),
        [
            GrpcMethod.Unary<LogRequest, Empty>("/pulumirpc.Engine/Log", LogRequest.Parser, (request, _) =>
            {
                said.Enqueue(request);
                return Task.FromResult(new Empty());
            }),
        ]);
        var log = new EngineLog();
        var session = new Session(log);
        var provider = await GrpcServer.StartAsync(new GrpcServerOptions(new IPEndPoint(IPAddress.Loopback, 0)), PulumiPluginHost.Methods(session, "1.2.3"));
        return new WireProvider(session, log, engine, provider, said);
    }

    /// <summary>A provider with these machines in its simulator, configured to look there.</summary>
    /// <param name="machines">Members of the simulator's <c>machines</c>.</param>
    public static async Task<WireProvider> WithMachinesAsync(params string[] machines)
    {
        var wire = await StartAsync();
        await File.WriteAllTextAsync(wire.StatePath, $$"""{ "machines": [ {{string.Join(", ", machines)}} ] }""");
        await wire.CallAsync("Handshake", new ProviderHandshakeRequest { EngineAddress = wire.EngineAddress }, ProviderHandshakeResponse.Parser);
        await wire.CallAsync("Configure", new ConfigureRequest { AcceptSecrets = true, Args = Json($$"""{ "uri": "{{wire.Uri}}" }""") }, ConfigureResponse.Parser);
        return wire;
    }

    /// <summary>A running machine with room to grow live to 8 vCPUs and 8 GiB.</summary>
    public static string Growing(string name = "web", string more = "") =>
        $$"""{ "name": "{{name}}", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16{{more}} }""";

    public static Struct Json(string text) => Struct.Parser.ParseJson(text);

    public Task<TResponse> CallAsync<TResponse>(string method, IMessage request, MessageParser<TResponse> parser)
        where TResponse : IMessage<TResponse> =>
        _client.CallAsync($"/pulumirpc.ResourceProvider/{method}", request, parser, Patience);

    public Task<CheckResponse> CheckAsync(Struct? news) => CallAsync("Check", new CheckRequest { Urn = Urn, News = news }, CheckResponse.Parser);

    public Task<DiffResponse> DiffAsync(string id, Struct? olds, Struct? news, params string[] ignored) =>
        CallAsync("Diff", new DiffRequest { Id = id, Urn = Urn, Olds = olds, News = news, IgnoreChanges = { ignored } }, DiffResponse.Parser);

    public Task<CreateResponse> CreateAsync(Struct? inputs, bool preview = false) =>
        CallAsync("Create", new CreateRequest { Urn = Urn, Properties = inputs, Preview = preview }, CreateResponse.Parser);

    public Task<UpdateResponse> UpdateAsync(string id, Struct? olds, Struct? news, bool preview = false, params string[] ignored) =>
        CallAsync("Update", new UpdateRequest { Id = id, Urn = Urn, Olds = olds, News = news, Preview = preview, IgnoreChanges = { ignored } }, UpdateResponse.Parser);

    public Task<ReadResponse> ReadAsync(string id, Struct? outputs = null, Struct? inputs = null) =>
        CallAsync("Read", new ReadRequest { Id = id, Urn = Urn, Properties = outputs, Inputs = inputs }, ReadResponse.Parser);

    public Task<InvokeResponse> InvokeAsync(string token, string arguments) =>
        CallAsync("Invoke", new InvokeRequest { Tok = token, Args = Json(arguments) }, InvokeResponse.Parser);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _provider.DisposeAsync();
        await _engine.DisposeAsync();
        _session.Dispose();
        _log.Dispose();
        _folder.Delete(recursive: true);
    }
}
