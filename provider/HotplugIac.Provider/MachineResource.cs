using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using TerraformPlugin;

namespace HotplugIac.Provider;

/// <summary><c>hotplug_virtual_machine</c>: protocol 6 ↔ the shared resource.</summary>
internal sealed class MachineResource(Sessions sessions) : ITfResource
{
    public TfSchema Schema { get; } = SchemaMapping.ToTerraform(VirtualMachineSchema.Rows, VirtualMachineSchema.Description) with { Version = StateUpgrade.CurrentVersion };

    public Task<IReadOnlyList<TfDiagnostic>> ValidateAsync(TfObject config, CancellationToken ct) =>
        Task.FromResult(DiagnosticMapping.ToTerraform(VirtualMachineResource.Validate(ValueMapping.FromTerraform(config))));

    public Task<TfUpgradeResult> UpgradeAsync(TfUpgradeRequest request, CancellationToken ct)
    {
        var (state, problem) = StateUpgrade.Apply(request.Version, ValueMapping.FromJson(request.RawState));
        return Task.FromResult(new TfUpgradeResult(ToTerraform(state)) { Diagnostics = DiagnosticMapping.ToTerraform(problem is null ? [] : [problem]) });
    }

    public async Task<TfReadResult> ReadAsync(TfReadRequest request, CancellationToken ct)
    {
        var reply = await sessions.RunAsync(s => s.Machine.ReadAsync(ValueMapping.FromTerraform(request.State), request.Private, ct));
        return new TfReadResult(ToTerraform(reply.State)) { Private = reply.Private, Diagnostics = DiagnosticMapping.ToTerraform(reply.Problems) };
    }

    public async Task<TfPlanResult> PlanAsync(TfPlanRequest request, CancellationToken ct)
    {
        var prior = request.PriorState is TfObject state ? ValueMapping.FromTerraform(state) : null;
        if (request.Config is null)
        {
            return new TfPlanResult(TfNull.Instance)
            {
                PlannedPrivate = request.PriorPrivate,
                Diagnostics = DiagnosticMapping.ToTerraform(prior is null ? [] : VirtualMachineResource.PlanDelete(prior)),
            };
        }

        var reply = await sessions.RunAsync(s => s.Machine.PlanAsync(new PlanRequest(prior, ValueMapping.FromTerraform(request.Config), request.PriorPrivate), ct));
        return new TfPlanResult(ToTerraform(reply.Planned))
        {
            RequiresReplace = [.. reply.Replaces.Select(TfPath.Root)],
            PlannedPrivate = reply.Private,
            Diagnostics = DiagnosticMapping.ToTerraform(reply.Problems),
        };
    }

    public async Task<TfApplyResult> ApplyAsync(TfApplyRequest request, CancellationToken ct)
    {
        var prior = request.PriorState is TfObject state ? ValueMapping.FromTerraform(state) : null;
        var planned = request.PlannedState is TfObject target ? ValueMapping.FromTerraform(target) : null;
        var config = request.Config is null ? Resources.Values.MapValue.Empty : ValueMapping.FromTerraform(request.Config);
        var reply = await sessions.RunAsync(s => s.Machine.ApplyAsync(new ApplyRequest(prior, planned, config, request.PlannedPrivate), ct));
        return new TfApplyResult(ToTerraform(reply.State)) { Private = reply.Private, Diagnostics = DiagnosticMapping.ToTerraform(reply.Problems) };
    }

    public async Task<TfImportResult> ImportAsync(string id, CancellationToken ct)
    {
        var reply = await sessions.RunAsync(s => s.Machine.ImportAsync(id, ct));
        return new TfImportResult(ToTerraform(reply.State) as TfObject) { Private = reply.Private, Diagnostics = DiagnosticMapping.ToTerraform(reply.Problems) };
    }

    private static TfValue ToTerraform(Resources.Values.MapValue? state) => ValueMapping.ToTerraform(state, VirtualMachineSchema.Rows);
}
