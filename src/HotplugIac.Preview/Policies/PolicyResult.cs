using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Policies;

public enum PolicyEffect
{
    Warn,
    Deny,
}

/// <summary>What a policy says about one machine, or about the plan as a whole.</summary>
/// <param name="Address">The machine; null for the plan (incomplete).</param>
/// <param name="Rule">The name of the policy's rule, or the word of <c>--fail-on</c>.</param>
/// <param name="Reason">One sentence for a reviewer: what is refused and why.</param>
/// <param name="Remedy">What can be done: the next window, an exception, another policy of the machine. May be empty.</param>
public sealed record PolicyFinding(PolicyEffect Effect, string? Address, string Rule, string Reason, string Remedy)
{
    /// <summary>The exception that lets it pass all the same; null when there is none. Excused findings trip nothing.</summary>
    public string? ExcusedBy { get; init; }
}

/// <summary>What came of a policy. It is applied to a report; it never changes it.</summary>
/// <param name="Name">The policy file's name, or <c>--fail-on</c>.</param>
public sealed record PolicyResult(string Name, EquatableList<PolicyFinding> Findings)
{
    /// <summary>Whether the pipeline must end with exit code 10.</summary>
    public bool Denies => Findings.Any(f => f is { Effect: PolicyEffect.Deny, ExcusedBy: null });
}
