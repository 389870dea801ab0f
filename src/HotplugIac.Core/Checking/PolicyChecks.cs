using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>What the user's policies allow, and when a machine may be stopped or started at all.</summary>
internal static class PolicyChecks
{
    public static IEnumerable<string> Check(Policy policy, MachineSnapshot snapshot, PlanResult plan)
    {
        var stops = plan.Steps.Count(s => s is PowerCycleStep);
        var starts = plan.Steps.Count(s => s is StartStep);
        if (plan.Impact.StopsMachine != (stops == 1) || stops > 1)
        {
            yield return $"The impact says stops_machine = {plan.Impact.StopsMachine}, and there are {stops} stops.";
        }

        if (plan.Impact.StopsMachine && policy.OnRebootRequired != RebootPolicy.Reboot)
        {
            yield return "No policy asks to stop the machine.";
        }

        if (stops > 0 && (snapshot.Running is null || plan.Impact.Reboot.FirstOrDefault() is null))
        {
            yield return "The machine is stopped although it is off or nothing waits for a boot.";
        }

        if (stops > 0 && plan.Steps.Any(s => s is not (WriteConfigurationStep or PowerCycleStep)))
        {
            yield return "Something is done live that the new boot brings anyway.";
        }

        if (starts > 0 && (starts > 1 || snapshot is not { Running: null, StoppedByUs: true, ManagedSave: false }))
        {
            yield return "A machine is started that no apply has stopped, or from a saved image.";
        }

        if (starts == 0 && snapshot is { Running: null, StoppedByUs: true, ManagedSave: false, Persistent: true })
        {
            yield return "The machine that an interrupted apply left off is not started again.";
        }

        if (stops + starts > 0 && plan.Steps[^1] is not (PowerCycleStep or StartStep))
        {
            yield return "Something is done after the start that should come with it.";
        }

        if (plan.PowerAfter != (stops + starts > 0 ? PowerState.Running : null))
        {
            yield return $"The power state would be {plan.PowerAfter}, which no step makes.";
        }

        foreach (var finding in Refused(policy, plan).Concat(Untold(snapshot, plan)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<string> Refused(Policy policy, PlanResult plan)
    {
        if (policy.OnRebootRequired == RebootPolicy.Fail && plan.Impact.Reboot.Any())
        {
            yield return "A reboot change although the policy forbids it.";
        }

        if (policy.OnRebootRequired == RebootPolicy.Reboot && plan.Impact.Reboot.Any() && !plan.Impact.StopsMachine)
        {
            yield return "A reboot change is left pending although the policy asks for the reboot.";
        }

        if (policy.Unplug == UnplugPolicy.Reboot && plan.Steps.Any(StepRefusals.AsksGuest))
        {
            yield return "The guest is asked to give something back although the policy forbids it.";
        }
    }

    /// <summary>What the user has to know before he applies: a guest that cannot answer, a start that brings something else.</summary>
    private static IEnumerable<string> Untold(MachineSnapshot snapshot, PlanResult plan)
    {
        var asks = plan.Steps.Any(s => StepRefusals.AsksGuest(s) || s is PowerCycleStep);
        if (snapshot.Power == PowerState.Paused && asks && !plan.Problems.Any(p => p.Code is "HP1009" or "HP2012" or "HP4018"))
        {
            yield return "The guest of a paused machine is asked for something, and no warning says that it cannot answer.";
        }

        var isSpoiled = snapshot.Running?.Devices.Any(d => d.Model == MemoryModel.Dimm && d.Size.Bytes % snapshot.Facts.GuestBlock.Bytes != 0) == true;
        if (isSpoiled && plan.Steps.Any(s => s is AttachMemoryDeviceStep { Device.Model: MemoryModel.Dimm }) && plan.Problems.All(p => p.Code != "HP2013"))
        {
            yield return "A DIMM is attached behind one that is not whole blocks, and no warning says that the guest will not use it.";
        }

        if (snapshot is { Running: null, ManagedSave: true } && plan.Impact.Changes.Count > 0 && plan.Problems.All(p => p.Code != "HP4019"))
        {
            yield return "No warning says that the next start restores a saved image.";
        }
    }
}
