using System.Text.Json;

namespace TerraformPlugin;

/// <summary>A stored state to bring to the current schema.</summary>
/// <param name="Version">The schema version that wrote the state.</param>
/// <param name="RawState">The state as stored.</param>
/// <param name="Decoded">
/// The state read with the current schema: JSON attributes that the schema lacks are ignored and missing ones are null.
/// Null when it does not fit, so that the provider has to convert <paramref name="RawState"/> itself.
/// </param>
public sealed record TfUpgradeRequest(long Version, JsonElement RawState, TfValue? Decoded);

/// <summary>A state to refresh.</summary>
/// <param name="State">The state last seen.</param>
/// <param name="Private">What the provider stored last time; empty after an import or a lost state.</param>
public sealed record TfReadRequest(TfObject State, byte[] Private);

/// <summary>A change to plan.</summary>
/// <param name="PriorState"><see cref="TfNull"/> for a create, else a <see cref="TfObject"/>.</param>
/// <param name="ProposedNewState">Configuration merged with prior computed values; null for a destroy.</param>
/// <param name="Config">Null for a destroy.</param>
/// <param name="PriorPrivate">What the last read or apply stored.</param>
public sealed record TfPlanRequest(TfValue PriorState, TfObject? ProposedNewState, TfObject? Config, byte[] PriorPrivate)
{
    public bool IsCreate => PriorState.IsNull;

    public bool IsDestroy => ProposedNewState is null;
}

/// <summary>A planned change to carry out.</summary>
/// <param name="PriorState"><see cref="TfNull"/> for a create, else a <see cref="TfObject"/>.</param>
/// <param name="PlannedState"><see cref="TfNull"/> for a destroy, else a <see cref="TfObject"/>.</param>
/// <param name="Config">Null for a destroy.</param>
/// <param name="PlannedPrivate">What the plan call of this same command returned.</param>
public sealed record TfApplyRequest(TfValue PriorState, TfValue PlannedState, TfObject? Config, byte[] PlannedPrivate)
{
    public bool IsCreate => PriorState.IsNull;

    public bool IsDestroy => PlannedState.IsNull;
}
