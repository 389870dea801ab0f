using HotplugIac.Provider;
using HotplugIac.Resources.Schema;
using TerraformPlugin;

namespace HotplugIac.Bench.Echo;

/// <summary>Answers every call with what it was given, private data included. It changes nothing, so it can neither create nor apply.</summary>
internal sealed class EchoResource : ITfResource
{
    public TfSchema Schema { get; } = SchemaMapping.ToTerraform(VirtualMachineSchema.Rows, VirtualMachineSchema.Description);

    public Task<IReadOnlyList<TfDiagnostic>> ValidateAsync(TfObject config, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<TfDiagnostic>>([]);

    public Task<TfUpgradeResult> UpgradeAsync(TfUpgradeRequest request, CancellationToken ct) =>
        Task.FromResult(new TfUpgradeResult(request.Decoded ?? throw new InvalidOperationException("The state does not fit the schema.")));

    public Task<TfReadResult> ReadAsync(TfReadRequest request, CancellationToken ct) =>
        Task.FromResult(new TfReadResult(request.State) { Private = request.Private });

    public Task<TfPlanResult> PlanAsync(TfPlanRequest request, CancellationToken ct) => request.IsCreate
        ? throw new NotSupportedException("Plan with it only what the product has applied.")
        : Task.FromResult(new TfPlanResult(request.PriorState) { PlannedPrivate = request.PriorPrivate });

    public Task<TfApplyResult> ApplyAsync(TfApplyRequest request, CancellationToken ct) => throw new NotSupportedException();

    public Task<TfImportResult> ImportAsync(string id, CancellationToken ct) => throw new NotSupportedException();
}
