namespace TerraformPlugin;

public interface ITfDataSource
{
    TfSchema Schema { get; }

    Task<IReadOnlyList<TfDiagnostic>> ValidateAsync(TfObject config, CancellationToken ct);

    /// <summary>Called when the configuration is wholly known.</summary>
    Task<TfDataResult> ReadAsync(TfObject config, CancellationToken ct);
}

public sealed record TfDataResult(TfValue State)
{
    public IReadOnlyList<TfDiagnostic> Diagnostics { get; init; } = [];
}
