namespace HotplugIac.PulumiEngine.Deployments;

/// <summary>A step that has been decided upon.</summary>
/// <param name="Op">What to do.</param>
/// <param name="Old">What was there; null for a creation.</param>
/// <param name="New">What is to be there; for a deletion, what is deleted.</param>
internal sealed record Step(StepOp Op, Slot? Old, ResourceState New)
{
    public DiffReport? Diff { get; init; }

    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>Of a deletion: what is deleted stays in the state until its replacement is there.</summary>
    public bool PendingReplacement { get; init; }

    /// <summary>Of a creation: what it replaces is deleted at the end.</summary>
    public bool PendingDelete { get; init; }

    /// <summary>Not to be made, because the user did not name the resource: what was there stays, what was not is not created.</summary>
    public bool IsUntargeted { get; init; }
}
