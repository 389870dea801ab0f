using System.Text.Json.Nodes;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiEngine.Values;

namespace HotplugIac.PulumiEngine.Providers;

internal sealed partial class ProviderConnection
{
    /// <summary>Secrets are never passed here: their values are (provider_plugin.go, CheckConfig).</summary>
    public async Task<CheckResult> CheckConfigAsync(string urn, JsonObject? olds, JsonObject news)
    {
        var request = new CheckRequest
        {
            Urn = urn,
            Name = PulumiUrn.Name(urn),
            Type = PulumiUrn.Type(urn),
            Olds = olds is null ? null : Structs.To(Marshalling.Lower(olds, keepUnknowns: true, keepSecrets: false)),
            News = Structs.To(Marshalling.Lower(news, keepUnknowns: true, keepSecrets: false)),
        };
        try
        {
            var answer = await _process.Client.CallAsync(Service + "CheckConfig", request, CheckResponse.Parser);
            var inputs = Structs.From(answer.Inputs);
            Marshalling.AnnotateSecrets(inputs, news);
            return new(inputs, [.. answer.Failures.Select(f => new CheckProblem(f.Property, f.Reason))]);
        }
        catch (GrpcException error) when (error.Code == GrpcStatusCode.Unimplemented)
        {
            return new(news, []);
        }
        catch (GrpcException error)
        {
            throw new ProviderException(error.Message, error);
        }
    }

    public async Task<DiffReport> DiffConfigAsync(string urn, JsonObject oldInputs, JsonObject oldOutputs, JsonObject news)
    {
        var request = new DiffRequest
        {
            Urn = urn,
            Name = PulumiUrn.Name(urn),
            Type = PulumiUrn.Type(urn),
            OldInputs = Structs.To(Marshalling.Lower(oldInputs, keepUnknowns: true, keepSecrets: false)),
            Olds = Structs.To(Marshalling.Lower(oldOutputs, keepUnknowns: true, keepSecrets: false)),
            News = Structs.To(Marshalling.Lower(news, keepUnknowns: true, keepSecrets: false)),
        };
        try
        {
            return Diffs.From(await _process.Client.CallAsync(Service + "DiffConfig", request, DiffResponse.Parser));
        }
        catch (GrpcException error) when (error.Code == GrpcStatusCode.Unimplemented)
        {
            return new DiffReport { WasUnknown = true };
        }
        catch (GrpcException error)
        {
            throw new ProviderException(error.Message, error);
        }
    }

    /// <summary>Not called at all while something is unknown (provider_plugin.go, Configure).</summary>
    public async Task ConfigureAsync(string urn, string id, JsonObject inputs)
    {
        var settings = new JsonObject(inputs.Where(p => p.Key != "version").Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        if (Marshalling.ContainsUnknown(settings))
        {
            _configKnown = false;
            return;
        }

        var request = new ConfigureRequest
        {
            AcceptSecrets = true,
            AcceptResources = true,
            SendsOldInputs = true,
            SendsOldInputsToDelete = true,
            Urn = urn,
            Name = PulumiUrn.Name(urn),
            Type = PulumiUrn.Type(urn),
            Id = id,
            Args = Structs.To(Marshalling.Lower(inputs, keepUnknowns: true, keepSecrets: true, keepResources: true)),
        };
        foreach (var (name, value) in settings)
        {
            var plain = Marshalling.WithoutSecrets(value);
            request.Variables[$"{_package}:config:{name}"] =
                plain is JsonValue text && text.TryGetValue<string>(out var set) ? set : plain?.ToJsonString() ?? "null";
        }

        var answer = await CallAsync("Configure", request, ConfigureResponse.Parser);
        if (!_settled)
        {
            (_acceptSecrets, _acceptResources, _supportsPreview) = (answer.AcceptSecrets, answer.AcceptResources, answer.SupportsPreview);
        }

        _configKnown = true;
    }
}
