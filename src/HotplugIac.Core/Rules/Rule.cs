namespace HotplugIac.Core.Rules;

/// <summary>A reason, with a code that never changes its meaning.</summary>
/// <param name="Code"><c>HPnnnn</c>: 1xxx vCPU, 2xxx memory, 3xxx NUMA and topology, 4xxx lifecycle and policy, 9xxx bad input.</param>
/// <param name="Title">One short line.</param>
/// <param name="Why">What the hypervisor does that makes it so.</param>
/// <param name="Remedy">What the user can do.</param>
/// <param name="Source">Where the rule comes from: the RULEBOOK row, the upstream function.</param>
public sealed record Rule(string Code, string Title, string Why, string Remedy, string Source);
