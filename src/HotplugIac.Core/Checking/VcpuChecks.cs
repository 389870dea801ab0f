using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>The reason that a change of vCPUs names is true, and as much of it is live as can be (RULEBOOK A1).</summary>
internal static class VcpuChecks
{
    public static IEnumerable<string> Check(MachineSpec spec, MachineSnapshot snapshot, PlanResult plan)
    {
        foreach (var change in plan.Impact.Changes.Where(c => c.Attribute == Attributes.Vcpus))
        {
            if (snapshot.Running is { } running && !IsTrue(change.Code, spec, running, snapshot.Facts, plan))
            {
                yield return $"vcpus: \"{change.Text}\" names a reason that is not true.";
            }
        }

        // D4: what is counted without being hotpluggable can never be removed live after the next start.
        var (before, after) = (snapshot.Configured, plan.ConfiguredAfter);

        // Where a core is fixed as a whole, other threads to a core move the floor.
        var movesCores = snapshot.Facts.VcpuGranularity > 1 && spec.Topology is not null;
        if (spec.MinVcpus is null && snapshot.Facts.VcpuHotplug && !movesCores && after.MinVcpus > before.MinVcpus
            && !(after.MinVcpus == snapshot.Running?.MinVcpus && after.Vcpus == snapshot.Running.Vcpus && before.MinVcpus == before.Vcpus))
        {
            yield return $"The floor of hotpluggable vCPUs would rise from {before.MinVcpus} to {after.MinVcpus} unasked.";
        }
    }

    private static bool IsTrue(string code, MachineSpec spec, Sizing running, MachineFacts facts, PlanResult plan)
    {
        var target = plan.ConfiguredAfter.Vcpus;
        var unit = facts.VcpuGranularity;
        var floor = (running.MinVcpus + unit - 1) / unit * unit;
        var ceiling = running.MaxVcpus - (running.MaxVcpus % unit);
        return code switch
        {
            "HP1001" => target > running.Vcpus && plan.RunningAfter!.Vcpus == Math.Min(target, ceiling),
            "HP1002" => target > running.MaxVcpus && (plan.Impact.StopsMachine || plan.RunningAfter!.Vcpus == Math.Max(running.Vcpus, ceiling)),
            "HP1004" => target < running.Vcpus && spec.Policy.Unplug == UnplugPolicy.Reboot,
            "HP1005" => !facts.VcpuHotplug,
            "HP1006" => target < running.Vcpus && plan.RunningAfter!.Vcpus == Math.Max(target, floor),
            "HP1007" => target < floor && spec.Policy.Unplug != UnplugPolicy.Reboot && (plan.Impact.StopsMachine || plan.RunningAfter!.Vcpus == Math.Min(running.Vcpus, floor)),
            "HP4013" => facts.VcpuHotplug && target <= ceiling && target >= Math.Min(running.Vcpus, floor) && (target >= running.Vcpus || spec.Policy.Unplug != UnplugPolicy.Reboot),
            _ => true,
        };
    }
}
