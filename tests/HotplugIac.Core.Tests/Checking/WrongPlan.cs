using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Tests.Checking;

/// <summary>A right plan and what a planner with a bug could have made of it.</summary>
/// <param name="Spoil">Makes the plan wrong.</param>
/// <param name="Finding">The whole sentence that the checker must say.</param>
public sealed record WrongPlan(string Name, MachineSpec Spec, MachineSnapshot Snapshot, Func<PlanResult, PlanResult> Spoil, string Finding)
{
    /// <summary>Attributes that an earlier apply put off.</summary>
    public IReadOnlySet<string> Deferred { get; init; } = new HashSet<string>();

    /// <summary>How test runners name the case.</summary>
    public override string ToString() => Name;
}
