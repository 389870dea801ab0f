using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiEngine.Values;

namespace HotplugIac.PulumiEngine.Providers;

/// <summary>Calls that a preview either always makes or never.</summary>
internal sealed partial class ProviderConnection
{
    public Task<CallOutcome> ReadAsync(string urn, string id, JsonObject? inputs, JsonObject? state, TimeSpan timeout)
    {
        if (_configKnown == false)
        {
            return Task.FromResult(new CallOutcome(CallStatus.Ok) { Outputs = [], Inputs = [] });
        }

        return TryAsync(state ?? [], false, async () =>
        {
            var request = new ReadRequest
            {
                Id = id,
                Urn = urn,
                Name = PulumiUrn.Name(urn),
                Type = PulumiUrn.Type(urn),
                Inputs = inputs is null ? null : Lower(inputs, false),
                Properties = state is null ? null : Lower(state, false),
                Timeout = timeout.TotalSeconds,
            };
            var answer = await _process.Client.CallAsync(Service + "Read", request, ReadResponse.Parser);
            var read = new CallOutcome(CallStatus.Ok)
            {
                Id = answer.Id,
                Outputs = answer.Properties is null ? null : Structs.From(answer.Properties),
                Inputs = answer.Inputs is null ? null : Structs.From(answer.Inputs),
                RefreshBeforeUpdate = answer.RefreshBeforeUpdate,
            };
            if (!_acceptSecrets && read.Inputs is { } live)
            {
                Marshalling.AnnotateSecrets(live, inputs ?? []);
            }

            return read;
        });
    }

    public Task<CallOutcome> DeleteAsync(ResourceState old) => TryAsync([], false, async () =>
    {
        var request = new DeleteRequest
        {
            Id = old.Id,
            Urn = old.Urn,
            Name = PulumiUrn.Name(old.Urn),
            Type = PulumiUrn.Type(old.Urn),
            Properties = Lower(old.Outputs, false),
            OldInputs = Lower(old.Inputs, false),
            Timeout = old.Timeouts.Delete.TotalSeconds,
        };
        await _process.Client.CallAsync(Service + "Delete", request, Empty.Parser);
        return new(CallStatus.Ok);
    });

    /// <exception cref="ProviderException">The call failed, or an argument is not valid.</exception>
    public async Task<JsonObject> InvokeAsync(string token, JsonObject arguments, bool preview)
    {
        if (_configKnown == false)
        {
            return [];
        }

        var request = new InvokeRequest { Tok = token, Args = Lower(arguments, false), Preview = preview };
        var answer = await CallAsync("Invoke", request, InvokeResponse.Parser);
        if (answer.Failures.Count > 0)
        {
            throw new ProviderException($"{token}: {string.Join("; ", answer.Failures.Select(f => $"{f.Property}: {f.Reason}"))}");
        }

        var result = Structs.From(answer.Return);
        RefuseUnknowns(result, true, "Invoke");
        return result;
    }
}
