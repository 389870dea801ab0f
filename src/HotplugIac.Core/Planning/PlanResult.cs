using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning;

/// <summary>What the planner decided for one machine.</summary>
/// <param name="RunningAfter">What the live machine will have when every step is done; null when it is off.</param>
/// <param name="ConfiguredAfter">What its next boot will have then.</param>
/// <param name="Problems">With an error among them there are no steps.</param>
public sealed record PlanResult(
    Impact Impact,
    EquatableList<PlanStep> Steps,
    Sizing? RunningAfter,
    Sizing ConfiguredAfter,
    EquatableList<Problem> Problems)
{
    /// <summary>The power state when every step is done; null when it stays as it is.</summary>
    public PowerState? PowerAfter { get; init; }

    public bool HasErrors => Problems.Any(p => p.Severity == Severity.Error);
}
