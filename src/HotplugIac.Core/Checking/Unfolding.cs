using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>
/// A plan with the parts of each request as steps of their own, so that each is checked like one that stands alone. Memory comes
/// first: what one request does is done whatever the order, and what leaves vCPUs is looked at last.
/// </summary>
internal static class Unfolding
{
    public static PlanResult Of(MachineSnapshot snapshot, PlanResult plan)
    {
        if (plan.Steps.All(s => s.Parts.Count == 1))
        {
            return plan;
        }

        var steps = new List<PlanStep>();
        var configured = snapshot.Configured;
        foreach (var step in plan.Steps)
        {
            steps.AddRange(step is ResizeMachineStep both ? Of(both, configured) : [step]);
            configured = step.Configuration ?? configured;
        }

        return plan with { Steps = steps.ToEquatableList() };
    }

    private static IEnumerable<PlanStep> Of(ResizeMachineStep step, Sizing before)
    {
        var memory = step.Configuration is { } written ? written with { Vcpus = before.Vcpus, MinVcpus = before.MinVcpus } : null;
        yield return step.Memory with { Configuration = memory == before ? null : memory };
        yield return step.Vcpus with { Configuration = step.Configuration == (memory ?? before) ? null : step.Configuration };
    }
}
