using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>
/// A plan with the parts of each request as steps of their own, so that each is checked like one that stands alone: what the guest
/// is asked to give back comes last, since one request does the other whatever the guest does.
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
        PlanStep[] parts = StepRefusals.AsksGuest(step.Memory) && !StepRefusals.AsksGuest(step.Vcpus) ? [step.Vcpus, step.Memory] : [step.Memory, step.Vcpus];
        var written = step.Configuration;
        var between = written is null ? before
            : parts[0] is SetVcpusStep ? before with { Vcpus = written.Vcpus, MinVcpus = written.MinVcpus }
            : written with { Vcpus = before.Vcpus, MinVcpus = before.MinVcpus };
        yield return parts[0] with { Configuration = between == before ? null : between };
        yield return parts[1] with { Configuration = written == between ? null : written };
    }
}
