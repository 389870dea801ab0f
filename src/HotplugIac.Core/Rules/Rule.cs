namespace HotplugIac.Core.Rules;

/// <summary>A reason, with a code that never changes its meaning.</summary>
/// <param name="Code"><c>HPnnnn</c>: 1xxx vCPU, 2xxx memory, 3xxx NUMA and topology, 4xxx lifecycle and policy, 9xxx bad input.</param>
/// <param name="Title">One short line.</param>
/// <param name="Why">What the hypervisor does that makes it so.</param>
/// <param name="Remedy">What the user can do.</param>
/// <param name="Source">
/// Where the rule comes from, so that a user can look: the hypervisor's function or message, or what was observed on which
/// version. In brackets at the end the rows of the rule book (docs/rules/README.md) that it rests on.
/// </param>
public sealed record Rule(string Code, string Title, string Why, string Remedy, string Source)
{
    /// <summary>The rule as a user meets it; null only until the rule's tests have produced one.</summary>
    public RuleExample? Example { get; init; }

    /// <summary>Codes of rules that a reader of this one may need next.</summary>
    public IReadOnlyList<string> See { get; init; } = [];

    /// <summary>What the program prints in the example; null without one.</summary>
    public string? Printed => Example?.Text
        .Replace(RuleExample.WhyMark, Why, StringComparison.Ordinal)
        .Replace(RuleExample.RemedyMark, Remedy, StringComparison.Ordinal);
}
