using HotplugIac.Provider;
using HotplugIac.Resources.Schema;
using TerraformPlugin;

namespace HotplugIac.Bench.Echo;

/// <summary>
/// Answers every call with what it was given, private data included: a plan is the state with what the configuration says otherwise,
/// an apply what was planned. Nothing is kept anywhere: it stands for what no provider with this schema can leave out.
/// </summary>
internal sealed class EchoResource : ITfResource
{
    public TfSchema Schema { get; } = SchemaMapping.ToTerraform(VirtualMachineSchema.Rows, VirtualMachineSchema.Description);

    public Task<IReadOnlyList<TfDiagnostic>> ValidateAsync(TfObject config, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<TfDiagnostic>>([]);

    public Task<TfUpgradeResult> UpgradeAsync(TfUpgradeRequest request, CancellationToken ct) =>
        Task.FromResult(new TfUpgradeResult(request.Decoded ?? throw new InvalidOperationException("The state does not fit the schema.")));

    public Task<TfReadResult> ReadAsync(TfReadRequest request, CancellationToken ct) =>
        Task.FromResult(new TfReadResult(request.State) { Private = request.Private });

    public Task<TfPlanResult> PlanAsync(TfPlanRequest request, CancellationToken ct) =>
        Task.FromResult(new TfPlanResult(Planned(request)) { PlannedPrivate = request.PriorPrivate });

    public Task<TfApplyResult> ApplyAsync(TfApplyRequest request, CancellationToken ct) =>
        Task.FromResult(new TfApplyResult(request.PlannedState) { Private = request.PlannedPrivate });

    public Task<TfImportResult> ImportAsync(string id, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Terraform's own proposal is taken for a new resource only: it empties nested attributes that a provider computed.</summary>
    private static TfValue Planned(TfPlanRequest request) =>
        request.Config is not { } config ? TfNull.Instance
        : request.PriorState is not TfObject prior ? request.ProposedNewState ?? config
        : config.Attributes.Where(a => !a.Value.IsNull && a.Value != prior[a.Key]).Aggregate(prior, (state, a) => state.With(a.Key, a.Value));
}
