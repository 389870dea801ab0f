using HotplugIac.Grpc;
using TerraformPlugin.Protocol;

namespace TerraformPlugin;

/// <summary>The calls about managed resources.</summary>
internal sealed class ResourceService(ProviderCatalog catalog, ProviderCalls calls)
{
    public IEnumerable<GrpcMethod> Methods() =>
    [
        calls.Method<ValidateResourceConfigRequest, ValidateResourceConfigResponse>("ValidateResourceConfig", ValidateAsync),
        calls.Method<UpgradeResourceStateRequest, UpgradeResourceStateResponse>("UpgradeResourceState", UpgradeAsync),
        calls.Method<ReadResourceRequest, ReadResourceResponse>("ReadResource", ReadAsync),
        calls.Method<PlanResourceChangeRequest, PlanResourceChangeResponse>("PlanResourceChange", PlanAsync),
        calls.Method<ApplyResourceChangeRequest, ApplyResourceChangeResponse>("ApplyResourceChange", ApplyAsync),
        calls.Method<ImportResourceStateRequest, ImportResourceStateResponse>("ImportResourceState", ImportAsync),
    ];

    private async Task ValidateAsync(ValidateResourceConfigRequest request, ValidateResourceConfigResponse response, CancellationToken ct)
    {
        var (resource, type) = catalog.Resource(request.TypeName);
        var config = WireValues.DecodeConfig(request.Config, type);
        response.Diagnostics.AddRange(WireDiagnostics.ToWire(await resource.ValidateAsync(config, ct)));
    }

    private async Task UpgradeAsync(UpgradeResourceStateRequest request, UpgradeResourceStateResponse response, CancellationToken ct)
    {
        var (resource, type) = catalog.Resource(request.TypeName);
        if (request.RawState is not { Json.IsEmpty: false } stored)
        {
            response.Diagnostics.Add(WireDiagnostics.ToWire(TfDiagnostic.Error(
                "The stored state is too old", "It was written by Terraform 0.11 or earlier, in a form that this provider never had.")));
            return;
        }

        var raw = TfJson.Parse(stored.Json.Memory);
        TfValue? decoded = null;
        try
        {
            decoded = TfJson.Decode(raw, type);
        }
        catch (TfCodecException)
        {
            // An older schema, then: the resource converts it from the JSON.
        }

        var result = await resource.UpgradeAsync(new TfUpgradeRequest(request.Version, raw, decoded), ct);
        response.Diagnostics.AddRange(WireDiagnostics.ToWire(result.Diagnostics));
        response.UpgradedState = WireValues.Encode(result.State, type);
    }

    private async Task ReadAsync(ReadResourceRequest request, ReadResourceResponse response, CancellationToken ct)
    {
        // What stands in the answer if the provider throws.
        response.NewState = request.CurrentState;
        response.Private = request.Private;

        var (resource, type) = catalog.Resource(request.TypeName);
        if (WireValues.DecodeObject(request.CurrentState, type) is not { } state)
        {
            return;
        }

        var result = await resource.ReadAsync(new TfReadRequest(state, request.Private.ToByteArray()), ct);
        response.Diagnostics.AddRange(WireDiagnostics.ToWire(result.Diagnostics));
        response.NewState = WireValues.Encode(result.State, type);
        response.Private = WireValues.Bytes(result.Private);
    }

    private async Task PlanAsync(PlanResourceChangeRequest request, PlanResourceChangeResponse response, CancellationToken ct)
    {
        var (resource, type) = catalog.Resource(request.TypeName);
        var change = new TfPlanRequest(
            WireValues.Decode(request.PriorState, type),
            WireValues.DecodeObject(request.ProposedNewState, type),
            WireValues.DecodeObject(request.Config, type),
            request.PriorPrivate.ToByteArray());
        var result = await resource.PlanAsync(change, ct);
        response.Diagnostics.AddRange(WireDiagnostics.ToWire(result.Diagnostics));
        response.PlannedState = WireValues.Encode(result.PlannedState, type);
        response.RequiresReplace.AddRange(result.RequiresReplace.Select(WireDiagnostics.ToWire));
        response.PlannedPrivate = WireValues.Bytes(result.PlannedPrivate);
    }

    private async Task ApplyAsync(ApplyResourceChangeRequest request, ApplyResourceChangeResponse response, CancellationToken ct)
    {
        // An absent new state means "destroyed", so a provider that throws would make Terraform forget a living object.
        response.NewState = request.PriorState;
        response.Private = request.PlannedPrivate;

        var (resource, type) = catalog.Resource(request.TypeName);
        var change = new TfApplyRequest(
            WireValues.Decode(request.PriorState, type),
            WireValues.Decode(request.PlannedState, type),
            WireValues.DecodeObject(request.Config, type),
            request.PlannedPrivate.ToByteArray());
        var result = await resource.ApplyAsync(change, ct);
        response.Diagnostics.AddRange(WireDiagnostics.ToWire(result.Diagnostics));
        response.NewState = WireValues.Encode(result.NewState, type);
        response.Private = WireValues.Bytes(result.Private);
    }

    private async Task ImportAsync(ImportResourceStateRequest request, ImportResourceStateResponse response, CancellationToken ct)
    {
        var (resource, type) = catalog.Resource(request.TypeName);
        var result = await resource.ImportAsync(request.Id, ct);
        response.Diagnostics.AddRange(WireDiagnostics.ToWire(result.Diagnostics));
        if (result.State is { } state)
        {
            response.ImportedResources.Add(new ImportedResource
            {
                TypeName = request.TypeName,
                State = WireValues.Encode(state, type),
                Private = WireValues.Bytes(result.Private),
            });
        }
        else if (result.Diagnostics.All(diagnostic => diagnostic.Severity != TfSeverity.Error))
        {
            response.Diagnostics.Add(WireDiagnostics.ToWire(TfDiagnostic.Error(
                "Nothing to import", $"There is no {request.TypeName} with the id \"{request.Id}\".")));
        }
    }
}
