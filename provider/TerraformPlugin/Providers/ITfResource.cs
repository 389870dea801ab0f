namespace TerraformPlugin;

public interface ITfResource
{
    TfSchema Schema { get; }

    /// <summary>Checks the configuration alone. Values may be unknown; the provider is not configured yet.</summary>
    Task<IReadOnlyList<TfDiagnostic>> ValidateAsync(TfObject config, CancellationToken ct);

    /// <summary>Called at every refresh, for states of the current version too.</summary>
    Task<TfUpgradeResult> UpgradeAsync(TfUpgradeRequest request, CancellationToken ct);

    Task<TfReadResult> ReadAsync(TfReadRequest request, CancellationToken ct);

    /// <summary>
    /// Must be a pure function of the request: Terraform plans twice, and a known planned value that changes or that apply
    /// does not return stops the run as a bug of the provider.
    /// </summary>
    Task<TfPlanResult> PlanAsync(TfPlanRequest request, CancellationToken ct);

    Task<TfApplyResult> ApplyAsync(TfApplyRequest request, CancellationToken ct);

    Task<TfImportResult> ImportAsync(string id, CancellationToken ct);
}
