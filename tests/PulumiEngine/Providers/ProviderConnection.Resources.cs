using System.Text.Json.Nodes;
using Google.Protobuf;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiEngine.Values;

namespace HotplugIac.PulumiEngine.Providers;

internal sealed partial class ProviderConnection
{
    private static readonly DiffReport Unavailable = new() { HasChanges = true };

    public async Task<CheckResult> CheckAsync(string urn, JsonObject? olds, JsonObject news, bool allowUnknowns)
    {
        if (_configKnown == false)
        {
            return new(news, []);
        }

        var request = new CheckRequest
        {
            Urn = urn,
            Name = PulumiUrn.Name(urn),
            Type = PulumiUrn.Type(urn),
            // Never absent, so that a provider cannot tell "no old resource" from "no old inputs".
            Olds = Lower(olds ?? [], allowUnknowns),
            News = Lower(news, allowUnknowns),
            RandomSeed = ByteString.CopyFrom(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)),
        };
        var answer = await CallAsync("Check", request, CheckResponse.Parser);
        var inputs = Structs.From(answer.Inputs);
        RefuseUnknowns(inputs, !allowUnknowns, "Check");
        if (!_acceptSecrets)
        {
            Marshalling.AnnotateSecrets(inputs, news);
        }

        return new(inputs, [.. answer.Failures.Select(f => new CheckProblem(f.Property, f.Reason))]);
    }

    public async Task<DiffReport> DiffAsync(ResourceState old, JsonObject news, bool allowUnknowns, IReadOnlyList<string> ignoreChanges)
    {
        if (_configKnown == false)
        {
            return Unavailable;
        }

        var request = new DiffRequest
        {
            Id = old.Id,
            Urn = old.Urn,
            Name = PulumiUrn.Name(old.Urn),
            Type = PulumiUrn.Type(old.Urn),
            OldInputs = Lower(old.Inputs, allowUnknowns),
            Olds = Lower(old.Outputs, allowUnknowns),
            News = Lower(news, allowUnknowns),
            IgnoreChanges = { ignoreChanges },
        };
        return Diffs.Settle(Diffs.From(await CallAsync("Diff", request, DiffResponse.Parser)), old.Inputs, news, ignoreChanges);
    }

    public Task<CallOutcome> CreateAsync(string urn, JsonObject inputs, TimeSpan timeout, bool preview)
    {
        if (preview && PreviewWithoutCall(inputs) is { } shown)
        {
            return Task.FromResult(shown);
        }

        return TryAsync(inputs, preview, async () =>
        {
            var request = new CreateRequest
            {
                Urn = urn,
                Name = PulumiUrn.Name(urn),
                Type = PulumiUrn.Type(urn),
                Properties = Lower(inputs, preview),
                Timeout = timeout.TotalSeconds,
                Preview = preview,
            };
            var answer = await _process.Client.CallAsync(Service + "Create", request, CreateResponse.Parser);
            return answer.Id.Length == 0 && !preview
                ? new(CallStatus.Unknown) { Error = $"plugin returned empty resource.ID from create '{urn}'" }
                : new(CallStatus.Ok) { Id = answer.Id, Outputs = Structs.From(answer.Properties), RefreshBeforeUpdate = answer.RefreshBeforeUpdate };
        });
    }

    public Task<CallOutcome> UpdateAsync(ResourceState old, ResourceState fresh, IReadOnlyList<string> ignoreChanges, bool preview)
    {
        if (preview && PreviewWithoutCall(fresh.Inputs) is { } shown)
        {
            return Task.FromResult(shown);
        }

        return TryAsync(fresh.Inputs, preview, async () =>
        {
            var request = new UpdateRequest
            {
                Id = old.Id,
                Urn = fresh.Urn,
                Name = PulumiUrn.Name(fresh.Urn),
                Type = PulumiUrn.Type(fresh.Urn),
                OldInputs = Lower(old.Inputs, false),
                Olds = Lower(old.Outputs, false),
                News = Lower(fresh.Inputs, preview),
                Timeout = fresh.Timeouts.Update.TotalSeconds,
                IgnoreChanges = { ignoreChanges },
                Preview = preview,
            };
            var answer = await _process.Client.CallAsync(Service + "Update", request, UpdateResponse.Parser);
            return new(CallStatus.Ok) { Id = old.Id, Outputs = Structs.From(answer.Properties), RefreshBeforeUpdate = answer.RefreshBeforeUpdate };
        });
    }

    // An empty answer makes every output unknown to the program; the inputs stand in for a provider that has no previews.
    private CallOutcome? PreviewWithoutCall(JsonObject inputs) =>
        _configKnown == false ? new(CallStatus.Ok) { Outputs = [] }
        : !_supportsPreview ? new(CallStatus.Ok) { Outputs = (JsonObject)inputs.DeepClone() }
        : null;

    private async Task<CallOutcome> TryAsync(JsonObject inputs, bool preview, Func<Task<CallOutcome>> call)
    {
        CallOutcome outcome;
        try
        {
            outcome = await call();
        }
        catch (GrpcException error)
        {
            outcome = CallOutcome.Of(error);
        }

        if (outcome.Outputs is { } outputs)
        {
            if (!preview && Marshalling.ContainsUnknown(outputs))
            {
                return new(CallStatus.Failed) { Error = "unexpected unknown property value in the provider's answer" };
            }

            if (!_acceptSecrets)
            {
                Marshalling.AnnotateSecrets(outputs, inputs);
            }
        }

        return outcome;
    }

    private static void RefuseUnknowns(JsonObject properties, bool refuse, string method)
    {
        if (refuse && Marshalling.ContainsUnknown(properties))
        {
            throw new ProviderException($"unexpected unknown property value in the answer to {method}");
        }
    }
}
