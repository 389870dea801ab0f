namespace HotplugIac.PulumiEngine;

/// <summary>Flags of one operation.</summary>
public sealed record UpdateOptions
{
    /// <summary><c>--refresh</c>: reads every resource first.</summary>
    public bool Refresh { get; init; }

    /// <summary><c>--target</c>: names or URNs; empty for all. Others are left as they are.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary><c>--replace</c>: names or URNs of resources that are replaced whether they changed or not.</summary>
    public IReadOnlyList<string> Replace { get; init; } = [];

    /// <summary><c>--continue-on-error</c>: a failure ends only what depends on it.</summary>
    public bool ContinueOnError { get; init; }

    /// <summary><c>refresh --clear-pending-creates</c>: forgets creations whose end nobody saw.</summary>
    public bool ClearPendingCreates { get; init; }
}
