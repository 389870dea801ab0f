namespace HotplugIac.PulumiEngine;

/// <summary>What a provider's Diff said, after <c>replaceOnChanges</c>; of a refresh it is inverted, as the engine shows it.</summary>
public sealed record DiffReport
{
    /// <summary>Whether there are changes; never unknown, because the engine compares the inputs itself then.</summary>
    public bool HasChanges { get; init; }

    /// <summary>Whether the provider left the question to the engine (DIFF_UNKNOWN).</summary>
    public bool WasUnknown { get; init; }

    /// <summary>Top-level properties that changed.</summary>
    public IReadOnlyList<string> Diffs { get; init; } = [];

    /// <summary>Properties that force a replacement.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    public IReadOnlyList<string> Stables { get; init; } = [];

    public bool DeleteBeforeReplace { get; init; }

    /// <summary>By property path; null when the provider has none.</summary>
    public IReadOnlyDictionary<string, PropertyChange>? Detailed { get; init; }

    /// <summary>Whether the resource is replaced: by a named property or by a detailed one.</summary>
    public bool IsReplacement =>
        Replaces.Count > 0 || Detailed?.Values.Any(c => c.Kind is ChangeKind.AddReplace or ChangeKind.DeleteReplace or ChangeKind.UpdateReplace) == true;
}

/// <param name="Kind">What happened to the value.</param>
/// <param name="InputDiff">Whether old inputs were compared, rather than outputs.</param>
public sealed record PropertyChange(ChangeKind Kind, bool InputDiff);

/// <summary>With the numbers of the wire.</summary>
public enum ChangeKind
{
    Add = 0,
    AddReplace = 1,
    Delete = 2,
    DeleteReplace = 3,
    Update = 4,
    UpdateReplace = 5,
}
