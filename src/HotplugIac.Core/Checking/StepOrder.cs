using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>The order that keeps a plan safe when one of its steps fails, and steps that there can be only one of.</summary>
internal static class StepOrder
{
    public static IEnumerable<string> Check(PlanResult plan)
    {
        var steps = plan.Steps;
        for (var i = 1; i < steps.Count; i++)
        {
            var before = steps.Take(i);
            if (!StepRefusals.IsLive(steps[i]))
            {
                continue;
            }

            // The plug after a vCPU unplug is where QEMU breaks (RULEBOOK E).
            if (before.Any(s => s is SetVcpusStep { } v && v.To < v.From))
            {
                yield return $"\"{steps[i].Describe()}\" comes after an unplug of vCPUs, which is the last that a machine is asked for.";
            }
            else if (!StepRefusals.AsksGuest(steps[i]) && before.FirstOrDefault(StepRefusals.AsksGuest) is { } asks)
            {
                yield return $"\"{steps[i].Describe()}\" waits for \"{asks.Describe()}\", which the guest may refuse.";
            }

            if (before.Any(s => s is WriteConfigurationStep))
            {
                yield return $"\"{steps[i].Describe()}\" comes after the configuration is written alone.";
            }

            if (steps[i] is SetNumaTuneStep && before.Any(s => s is AttachMemoryDeviceStep or ResizeMemoryDeviceStep))
            {
                yield return "Memory is added before it can lie on the host nodes that were asked for.";
            }
        }

        foreach (var twice in steps.GroupBy(Subject).Where(g => g.Count() > 1))
        {
            yield return $"\"{twice.Last().Describe()}\" is the second step for the same.";
        }
    }

    /// <summary>What a step is about: a plan does one thing once.</summary>
    private static string Subject(PlanStep step) => step switch
    {
        AttachMemoryDeviceStep s => $"attach {s.Device.Alias}",
        DetachMemoryDeviceStep s => $"detach {s.Device.Alias}",
        ResizeMemoryDeviceStep s => $"resize {s.Alias}",
        _ => step.GetType().Name,
    };
}
