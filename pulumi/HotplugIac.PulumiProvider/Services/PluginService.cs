using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiProvider.Naming;
using HotplugIac.PulumiProvider.Schema;

namespace HotplugIac.PulumiProvider.Services;

/// <summary>What concerns the plugin as a whole.</summary>
internal sealed class PluginService(Session session, Calls calls, string version)
{
    public IEnumerable<GrpcMethod> Methods() =>
    [
        calls.Plain<ProviderHandshakeRequest, ProviderHandshakeResponse>("Handshake", Handshake),
        calls.Plain<Empty, PluginInfo>("GetPluginInfo", _ => new PluginInfo { Version = version }),
        calls.Plain<GetSchemaRequest, GetSchemaResponse>("GetSchema", Schema),
        calls.Plain<PluginAttach, Empty>("Attach", Attach),
        calls.Plain<Empty, Empty>("Cancel", Cancel),
        calls.Plain<GetMappingRequest, GetMappingResponse>("GetMapping", Mapping),
        calls.Plain<GetMappingsRequest, GetMappingsResponse>("GetMappings", Mappings),
    ];

    private ProviderHandshakeResponse Handshake(ProviderHandshakeRequest request)
    {
        if (request.EngineAddress.Length > 0)
        {
            Attach(request.EngineAddress);
        }

        return new ProviderHandshakeResponse { AcceptSecrets = true };
    }

    private GetSchemaResponse Schema(GetSchemaRequest request) =>
        request.Version > 1
            ? throw new GrpcException(GrpcStatusCode.InvalidArgument, $"Version {request.Version} of the schema's format is not known here: 0 and 1 are.")
            : request.SubpackageName.Length > 0
                ? throw new GrpcException(GrpcStatusCode.InvalidArgument, $"There is no package \"{request.SubpackageName}\" here: {Names.Package} takes no parameters.")
                : new GetSchemaResponse { Schema = SchemaText.Of(version) };

    private Empty Attach(PluginAttach request)
    {
        Attach(request.Address);
        return new Empty();
    }

    private void Attach(string address)
    {
        if (!session.Log.Attach(address))
        {
            throw new GrpcException(GrpcStatusCode.InvalidArgument, $"The engine's address \"{address}\" cannot be used: it is written HOST:PORT, for example 127.0.0.1:50051.");
        }
    }

    private Empty Cancel(Empty request)
    {
        session.Cancel();
        return request;
    }

    /// <summary>For converting Terraform configurations: which of its types is which of ours.</summary>
    private GetMappingResponse Mapping(GetMappingRequest request) =>
        IsTerraform(request.Key) && request.Provider is "" or Names.Package
            ? new GetMappingResponse { Provider = Names.Package, Data = ByteString.CopyFrom(Encoding.UTF8.GetBytes(TerraformMapping.Of(version))) }
            : new GetMappingResponse();

    private GetMappingsResponse Mappings(GetMappingsRequest request) =>
        new() { Providers = { IsTerraform(request.Key) ? [Names.Package] : [] } };

    private static bool IsTerraform(string key) => key is "terraform" or "tf";
}
