using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiEngine.Deployments;
using HotplugIac.PulumiEngine.Providers;
using HotplugIac.PulumiEngine.Values;

namespace HotplugIac.PulumiEngine.Monitor;

/// <summary>What programs of other processes ask for their resources (source_eval.go). GetDeploymentInfo is left unimplemented.</summary>
internal sealed partial class MonitorService
{
    private const string Service = "/pulumirpc.ResourceMonitor/";

    // No transforms and hooks: those call back into the program.
    private static readonly HashSet<string> Features =
        ["secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith", "parameterization"];

    private readonly ConcurrentDictionary<string, RegisterPackageRequest> _packages = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set before a program runs.</summary>
    public Deployment? Deployment { get; set; }

    /// <summary>Whether the program said that it has declared everything.</summary>
    public Task Finished => _finished.Task;

    public IEnumerable<GrpcMethod> Methods =>
    [
        Method("SupportsFeature", SupportsFeatureRequest.Parser, request =>
            Task.FromResult(new SupportsFeatureResponse { HasSupport = Features.Contains(request.Id) })),
        Method("RegisterResource", RegisterResourceRequest.Parser, RegisterAsync),
        Method("RegisterResourceOutputs", RegisterResourceOutputsRequest.Parser, RegisterOutputs),
        Method("ReadResource", ReadResourceRequest.Parser, ReadAsync),
        Method("Invoke", ResourceInvokeRequest.Parser, InvokeAsync),
        Method("RegisterPackage", RegisterPackageRequest.Parser, RegisterPackage),
        Method("SignalAndWaitForShutdown", Empty.Parser, SignalShutdown),
    ];

    private Deployment Current => Deployment ?? throw new GrpcException(GrpcStatusCode.Unavailable, "resource monitor shut down");

    private static GrpcMethod Method<TRequest, TResponse>(string name, Google.Protobuf.MessageParser<TRequest> parser, Func<TRequest, Task<TResponse>> handler)
        where TRequest : Google.Protobuf.IMessage<TRequest>
        where TResponse : Google.Protobuf.IMessage<TResponse> =>
        GrpcMethod.Unary(Service + name, parser, async (TRequest request, GrpcCallContext _) =>
        {
            try
            {
                return await handler(request);
            }
            catch (Exception error) when (error is ProviderException or FormatException)
            {
                throw new GrpcException(GrpcStatusCode.Unknown, error.Message, error);
            }
        });

    private Task<Empty> RegisterOutputs(RegisterResourceOutputsRequest request)
    {
        Current.RegisterOutputs(request.Urn, Wire(request.Outputs));
        return Task.FromResult(new Empty());
    }

    private async Task<ReadResourceResponse> ReadAsync(ReadResourceRequest request)
    {
        var goal = new Goal
        {
            Type = request.Type,
            Name = request.Name,
            Parent = request.Parent,
            Provider = request.Provider,
            Version = VersionOf(request.Version, request.PackageRef),
            Properties = Wire(request.Properties),
            Dependencies = [.. request.Dependencies],
            AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs],
        };
        try
        {
            var state = await Current.ReadAsync(goal, request.Id);
            return new ReadResourceResponse
            {
                Urn = state.Urn,
                Properties = Structs.To(Marshalling.Lower(state.Outputs, keepUnknowns: true, request.AcceptSecrets, keepResources: true)),
            };
        }
        catch (DeploymentFailedException error)
        {
            throw new GrpcException(GrpcStatusCode.Unavailable, "resource monitor shut down: " + error.Message, error);
        }
    }

    private async Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request)
    {
        var deployment = Current;
        var reference = request.Provider.Length > 0
            ? request.Provider
            : await deployment.DefaultProviderAsync(PulumiUrn.Package(request.Tok), VersionOf(request.Version, request.PackageRef));
        var result = await deployment.Connection(reference).InvokeAsync(request.Tok, Wire(request.Args), deployment.IsPreview);
        return new ResourceInvokeResponse { Return = Structs.To(result) };
    }

    private Task<RegisterPackageResponse> RegisterPackage(RegisterPackageRequest request)
    {
        var reference = $"{request.Name}@{request.Version}";
        _packages[reference] = request;
        return Task.FromResult(new RegisterPackageResponse { Ref = reference });
    }

    // The program may go on to serve callbacks until the engine is done with it; there are none here.
    private Task<Empty> SignalShutdown(Empty request)
    {
        _finished.TrySetResult();
        return Task.FromResult(new Empty());
    }

    private string VersionOf(string version, string packageReference) =>
        packageReference.Length > 0 && _packages.TryGetValue(packageReference, out var package) ? package.Version : version;

    /// <summary>Outputs of an SDK become values, secrets and unknowns: that is all that providers know.</summary>
    private static JsonObject Wire(Struct? properties) =>
        Marshalling.Lower(Structs.From(properties), keepUnknowns: true, keepSecrets: true, keepResources: true);
}
