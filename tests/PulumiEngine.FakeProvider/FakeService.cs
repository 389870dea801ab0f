using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;

namespace HotplugIac.FakeProvider;

/// <summary>Answers the engine. What a Thing's inputs do is said in <see cref="Thing"/>.</summary>
internal sealed partial class FakeService(GrpcClient engine)
{
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _greeting = "";
    private World? _world;

    public IEnumerable<GrpcMethod> Methods =>
    [
        .. Environment.GetEnvironmentVariable("FAKE_HANDSHAKE") == "1"
            ? [Method("Handshake", ProviderHandshakeRequest.Parser, _ => Task.FromResult(new ProviderHandshakeResponse { AcceptSecrets = true }))]
            : Array.Empty<GrpcMethod>(),
        Method("GetPluginInfo", Empty.Parser, _ => Task.FromResult(new PluginInfo { Version = "1.2.3" })),
        Method("GetSchema", GetSchemaRequest.Parser, _ => Task.FromResult(new GetSchemaResponse { Schema = """{"name":"fake"}""" })),
        Method("CheckConfig", CheckRequest.Parser, CheckConfig),
        Method("DiffConfig", DiffRequest.Parser, DiffConfig),
        Method("Configure", ConfigureRequest.Parser, Configure),
        Method("Cancel", Empty.Parser, Cancel),
        Method("Invoke", InvokeRequest.Parser, Invoke),
        Method("Check", CheckRequest.Parser, Check),
        Method("Diff", DiffRequest.Parser, Diff),
        Method("Create", CreateRequest.Parser, CreateAsync),
        Method("Read", ReadRequest.Parser, Read),
        Method("Update", UpdateRequest.Parser, UpdateAsync),
        Method("Delete", DeleteRequest.Parser, Delete),
    ];

    private World World => _world ?? throw new GrpcException(GrpcStatusCode.FailedPrecondition, "the provider is not configured");

    private GrpcMethod Method<TRequest, TResponse>(string name, MessageParser<TRequest> parser, Func<TRequest, Task<TResponse>> handler)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> =>
        GrpcMethod.Unary("/pulumirpc.ResourceProvider/" + name, parser, (TRequest request, GrpcCallContext _) =>
        {
            _world?.Log(name, request);
            return handler(request);
        });

    private static Task<CheckResponse> CheckConfig(CheckRequest request)
    {
        var answer = new CheckResponse { Inputs = request.News };
        if (!request.News.Fields.ContainsKey("world"))
        {
            answer.Failures.Add(new CheckFailure { Property = "world", Reason = "is missing" });
        }

        return Task.FromResult(answer);
    }

    // "identity" is what things belong to, "silent" a setting whose change is kept quiet, everything else a plain change.
    private static Task<DiffResponse> DiffConfig(DiffRequest request)
    {
        string[] changed = [.. request.News.Fields.Keys.Where(k => !request.News.Fields[k].Equals(request.OldInputs.Fields.GetValueOrDefault(k)))];
        var answer = new DiffResponse
        {
            Changes = changed.Any(k => k != "silent") ? DiffResponse.Types.DiffChanges.DiffSome : DiffResponse.Types.DiffChanges.DiffNone,
        };
        answer.Diffs.Add(changed);
        answer.Replaces.Add(changed.Where(k => k == "identity"));
        return Task.FromResult(answer);
    }

    private Task<ConfigureResponse> Configure(ConfigureRequest request)
    {
        var settings = World.ToJson(request.Args);
        _world = new World(settings["world"]!.GetValue<string>());
        _world.Log("Configure", request);
        _greeting = (settings["greeting"] ?? settings["silent"])?.GetValue<string>() ?? "hello";
        return Task.FromResult(new ConfigureResponse { AcceptSecrets = true, SupportsPreview = true });
    }

    private Task<Empty> Cancel(Empty request)
    {
        _cancelled.TrySetResult();
        return Task.FromResult(new Empty());
    }

    private Task<InvokeResponse> Invoke(InvokeRequest request)
    {
        var answer = new InvokeResponse { Return = request.Args.Clone() };
        answer.Return.Fields["greeting"] = Value.ForString(_greeting);
        if (request.Args.Fields.ContainsKey("bad"))
        {
            answer.Failures.Add(new CheckFailure { Property = "bad", Reason = "is not wanted" });
        }

        return Task.FromResult(answer);
    }

    private async Task LogAsync(string urn, string? message)
    {
        if (message is not null)
        {
            var request = new LogRequest { Severity = LogSeverity.Warning, Message = message, Urn = urn };
            await engine.CallAsync("/pulumirpc.Engine/Log", request, Empty.Parser, TimeSpan.FromSeconds(5));
        }
    }
}
