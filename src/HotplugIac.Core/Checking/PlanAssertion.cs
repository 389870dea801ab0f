using System.Diagnostics;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>
/// Stops a debug build that made a wrong plan, so that each test of each project proves the plans that it makes. A release
/// build does not even contain the calls.
/// </summary>
internal static class PlanAssertion
{
    /// <exception cref="InvalidOperationException">The plan is not right; the text names the findings and the input.</exception>
    [Conditional("DEBUG")]
    public static void IsRight(MachineSpec spec, MachineSnapshot snapshot, IReadOnlySet<string> deferred, PlanResult plan)
    {
        if (PlanChecker.Check(spec, snapshot, plan, deferred) is { Count: > 0 } findings)
        {
            throw Wrong(findings, $"{spec} of {snapshot}, put off before: {string.Join(", ", deferred)}");
        }
    }

    /// <exception cref="InvalidOperationException">As above, for a machine that is to be created.</exception>
    [Conditional("DEBUG")]
    public static void IsRight(MachineSpec spec, Sizing definition, MachineFacts facts, Sizing created, EquatableList<Problem> problems)
    {
        if (PlanChecker.CheckCreation(spec, definition, facts, created, problems) is { Count: > 0 } findings)
        {
            throw Wrong(findings, $"{spec} of the definition {definition} with {facts}");
        }
    }

    private static InvalidOperationException Wrong(IReadOnlyList<string> findings, string input) =>
        new($"The planner made a wrong plan. {string.Join(" ", findings)} It was asked for {input}");
}
