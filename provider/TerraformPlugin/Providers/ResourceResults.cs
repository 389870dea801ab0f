namespace TerraformPlugin;

/// <summary>The upgraded state.</summary>
/// <param name="State">The state under the current schema.</param>
public sealed record TfUpgradeResult(TfValue State)
{
    public IReadOnlyList<TfDiagnostic> Diagnostics { get; init; } = [];
}

/// <summary>The refreshed state.</summary>
/// <param name="State"><see cref="TfNull"/> when the object is gone.</param>
public sealed record TfReadResult(TfValue State)
{
    /// <summary>Stored beside the state and never shown. Default empty: what was stored before is dropped.</summary>
    public byte[] Private { get; init; } = [];

    public IReadOnlyList<TfDiagnostic> Diagnostics { get; init; } = [];
}

/// <summary>What apply will do.</summary>
/// <param name="PlannedState"><see cref="TfNull"/> for a destroy.</param>
public sealed record TfPlanResult(TfValue PlannedState)
{
    /// <summary>Attributes whose change needs a new object. Terraform ignores those whose value does not change.</summary>
    public IReadOnlyList<TfPath> RequiresReplace { get; init; } = [];

    public byte[] PlannedPrivate { get; init; } = [];

    public IReadOnlyList<TfDiagnostic> Diagnostics { get; init; } = [];
}

/// <summary>What apply left behind.</summary>
/// <param name="NewState">
/// The true state, also beside an error: Terraform stores it. <see cref="TfNull"/> after a destroy, or when a create left nothing behind.
/// </param>
public sealed record TfApplyResult(TfValue NewState)
{
    public byte[] Private { get; init; } = [];

    public IReadOnlyList<TfDiagnostic> Diagnostics { get; init; } = [];
}

/// <summary>The state of an object that was made elsewhere; Terraform refreshes it next.</summary>
/// <param name="State">Null when nothing has that id, with a diagnostic that says so.</param>
public sealed record TfImportResult(TfObject? State)
{
    public byte[] Private { get; init; } = [];

    public IReadOnlyList<TfDiagnostic> Diagnostics { get; init; } = [];
}
