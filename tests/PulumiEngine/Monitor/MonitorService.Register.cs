using System.Text.Json.Nodes;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiEngine.Deployments;
using HotplugIac.PulumiEngine.Values;

namespace HotplugIac.PulumiEngine.Monitor;

internal sealed partial class MonitorService
{
    private async Task<RegisterResourceResponse> RegisterAsync(RegisterResourceRequest request)
    {
        if (request.Remote)
        {
            throw new GrpcException(GrpcStatusCode.Unimplemented, "This engine constructs no remote components.");
        }

        var deployment = Current;
        try
        {
            var state = await deployment.RegisterAsync(ToGoal(request, deployment.Options));

            // A component's old outputs may name resources that this run has not registered yet.
            var outputs = request.Custom ? state.Outputs : [];
            if (!request.SupportsPartialValues)
            {
                outputs = new JsonObject(outputs.Where(o => !Marshalling.ContainsUnknown(o.Value)).Select(o => KeyValuePair.Create(o.Key, o.Value?.DeepClone())));
            }

            return new RegisterResourceResponse
            {
                Urn = state.Urn,
                Id = state.Id,
                Object = Structs.To(Marshalling.Lower(outputs, keepUnknowns: true, request.AcceptSecrets, request.AcceptResources)),
            };
        }
        catch (DeploymentFailedException error)
        {
            // The real engine shuts its monitor down; a program that can tell takes it as the end, without errors of its own.
            throw new GrpcException(GrpcStatusCode.Unavailable, "resource monitor shut down: " + error.Message, error);
        }
    }

    private Goal ToGoal(RegisterResourceRequest request, PulumiOptions options)
    {
        var properties = Wire(request.Object);
        var dependencies = request.PropertyDependencies.Count > 0
            ? request.PropertyDependencies.Where(p => p.Value.Urns.Count > 0).ToDictionary(p => p.Key, p => (IReadOnlyList<string>)[.. p.Value.Urns])
            : request.Dependencies.Count > 0
            ? properties.ToDictionary(p => p.Key, _ => (IReadOnlyList<string>)[.. request.Dependencies])
            : [];
        var package = PulumiUrn.Package(request.Type);
        return new Goal
        {
            Type = request.Type,
            Name = request.Name,
            Custom = request.Custom,
            Properties = properties,
            Parent = request.Parent,
            Provider = request.Provider.Length > 0 ? request.Provider : request.Providers.GetValueOrDefault(package, ""),
            Version = VersionOf(request.Version, request.PackageRef),
            Protect = request.HasProtect ? request.Protect : null,
            RetainOnDelete = request.HasRetainOnDelete ? request.RetainOnDelete : null,
            DeleteBeforeReplace = request.DeleteBeforeReplaceDefined || request.DeleteBeforeReplace ? request.DeleteBeforeReplace : null,
            Dependencies = [.. request.Dependencies],
            PropertyDependencies = dependencies,
            IgnoreChanges = [.. request.IgnoreChanges],
            ReplaceOnChanges = [.. request.ReplaceOnChanges],
            AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs],
            Aliases = [.. request.AliasURNs, .. request.Aliases.Select(a => AliasUrn(a, request, options))],
            ImportId = request.ImportId,
            DeletedWith = request.DeletedWith,
            Timeouts = new ResourceTimeouts
            {
                Create = GoDuration.Parse(request.CustomTimeouts?.Create),
                Update = GoDuration.Parse(request.CustomTimeouts?.Update),
                Delete = GoDuration.Parse(request.CustomTimeouts?.Delete),
                Read = GoDuration.Parse(request.CustomTimeouts?.Read),
            },
        };
    }

    /// <summary>What is not said is as it is now (collapseAliasToUrn).</summary>
    private static string AliasUrn(Alias alias, RegisterResourceRequest request, PulumiOptions options)
    {
        if (alias.AliasCase == Alias.AliasOneofCase.Urn)
        {
            return alias.Urn;
        }

        var spec = alias.Spec;
        var parent = spec.ParentCase switch
        {
            Alias.Types.Spec.ParentOneofCase.ParentUrn => spec.ParentUrn,
            Alias.Types.Spec.ParentOneofCase.NoParent when spec.NoParent => "",
            _ => request.Parent,
        };
        static string Or(string said, string now) => said.Length > 0 ? said : now;
        return PulumiUrn.Create(Or(spec.Stack, options.Stack), Or(spec.Project, options.Project), parent, Or(spec.Type, request.Type), Or(spec.Name, request.Name));
    }
}
