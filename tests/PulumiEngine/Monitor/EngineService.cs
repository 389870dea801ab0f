using Google.Protobuf.WellKnownTypes;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiEngine.Deployments;

namespace HotplugIac.PulumiEngine.Monitor;

/// <summary>What providers and programs ask of the engine itself (engine.proto).</summary>
internal sealed class EngineService(Report report)
{
    private const string Service = "/pulumirpc.Engine/";

    private string _root = "";

    public IEnumerable<GrpcMethod> Methods =>
    [
        GrpcMethod.Unary<LogRequest, Empty>(Service + "Log", LogRequest.Parser, (request, _) =>
        {
            report.Add(new PulumiDiagnostic((DiagnosticSeverity)(int)request.Severity, request.Message, request.Urn));
            return Task.FromResult(new Empty());
        }),
        GrpcMethod.Unary<GetRootResourceRequest, GetRootResourceResponse>(
            Service + "GetRootResource", GetRootResourceRequest.Parser, (_, _) => Task.FromResult(new GetRootResourceResponse { Urn = _root })),
        GrpcMethod.Unary<SetRootResourceRequest, SetRootResourceResponse>(
            Service + "SetRootResource", SetRootResourceRequest.Parser, (request, _) =>
            {
                _root = request.Urn;
                return Task.FromResult(new SetRootResourceResponse());
            }),
    ];
}
