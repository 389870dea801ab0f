using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Tests.Properties;

/// <summary>
/// Small changes that make a right plan wrong, whatever plan it is. Each yields nothing for plans that it does not concern.
/// Words (<c>How</c>) are left alone: they are for reading.
/// </summary>
internal static class Mutations
{
    /// <param name="pick">A number that chooses among the parts of the plan.</param>
    public static IEnumerable<(string Name, PlanResult Plan)> Of(MachineSnapshot snapshot, PlanResult plan, int pick) =>
        plan.HasErrors
            ? [("a step beside errors", plan with { Steps = [new PowerCycleStep()] }), ("a configuration beside errors", plan with { ConfiguredAfter = plan.ConfiguredAfter with { Vcpus = plan.ConfiguredAfter.Vcpus + 1 } })]
            : [.. Always(snapshot, plan, pick), .. plan.Steps.Count > 0 ? OfSteps(plan, pick % plan.Steps.Count) : [], .. plan.Impact.Changes.Count > 0 ? OfChanges(snapshot, plan, pick % plan.Impact.Changes.Count) : []];

    private static IEnumerable<(string Name, PlanResult Plan)> Always(MachineSnapshot snapshot, PlanResult plan, int pick)
    {
        yield return ("stops_machine the other way", plan with { Impact = plan.Impact with { StopsMachine = !plan.Impact.StopsMachine } });
        yield return ("another power state", plan with { PowerAfter = plan.PowerAfter is null ? PowerState.Running : null });
        yield return ("a stop more", plan with { Steps = [.. plan.Steps, new PowerCycleStep()] });
        yield return ("a start more", plan with { Steps = [.. plan.Steps, new StartStep()] });
        yield return ("a write of what is there", plan with { Steps = [.. plan.Steps, new WriteConfigurationStep { Configuration = plan.ConfiguredAfter }] });
        yield return ("another configuration predicted", plan with { ConfiguredAfter = Other(plan.ConfiguredAfter, pick) });
        yield return ("another configuration written", Writing(plan, Other(plan.ConfiguredAfter, pick)));
        yield return ("another running machine predicted", plan with { RunningAfter = plan.RunningAfter is { } running ? Other(running, pick) : snapshot.Configured });
        yield return ("an attribute that does not exist", plan with { Impact = plan.Impact with { Changes = [.. plan.Impact.Changes, new Change("disks", ImpactClass.Live, "1", "2", "added", "HP4001")] } });
    }

    private static IEnumerable<(string Name, PlanResult Plan)> OfSteps(PlanResult plan, int at)
    {
        yield return ("a step less", plan with { Steps = plan.Steps.Where((_, i) => i != at).ToEquatableList() });
        yield return ("a step twice", plan with { Steps = [.. plan.Steps.Take(at), plan.Steps[at], .. plan.Steps.Skip(at)] });
        if (Number(plan.Steps[at]) is { } other)
        {
            yield return ("another number in a step", plan with { Steps = plan.Steps.Select((s, i) => i == at ? other : s).ToEquatableList() });
        }

        if (at + 1 < plan.Steps.Count && plan.Steps[at + 1] is WriteConfigurationStep or PowerCycleStep or StartStep)
        {
            yield return ("two steps the other way round", plan with { Steps = [.. plan.Steps.Take(at), plan.Steps[at + 1], plan.Steps[at], .. plan.Steps.Skip(at + 2)] });
        }
    }

    private static IEnumerable<(string Name, PlanResult Plan)> OfChanges(MachineSnapshot snapshot, PlanResult plan, int at)
    {
        var change = plan.Impact.Changes[at];
        PlanResult Told(Change other) => plan with { Impact = plan.Impact with { Changes = plan.Impact.Changes.Select((c, i) => i == at ? other : c).ToEquatableList() } };
        yield return ("a line less", plan with { Impact = plan.Impact with { Changes = plan.Impact.Changes.Where((_, i) => i != at).ToEquatableList() } });
        yield return ("a line twice", plan with { Impact = plan.Impact with { Changes = [.. plan.Impact.Changes, change] } });
        yield return ("another verdict", Told(change with { Class = change.Class == ImpactClass.Live ? ImpactClass.Reboot : ImpactClass.Live }));
        yield return ("another value before", Told(change with { From = change.From + "0" }));
        yield return ("another value after", Told(change with { To = change.To + "0" }));
        yield return ("there and back", Told(change with { To = change.From, From = change.To }));
        yield return ("the code of another attribute", Told(change with { Code = change.Attribute == Attributes.Vcpus ? "HP2006" : "HP1002" }));
        yield return ("a code of no rule", Told(change with { Code = "HP2999" }));
        yield return ("nothing at all", new PlanResult(Impact.None, [], snapshot.Running, snapshot.Configured, plan.Problems));
    }

    /// <summary>The same step with another number in it; null for steps without one.</summary>
    private static PlanStep? Number(PlanStep step) => step switch
    {
        SetVcpusStep s => s with { To = s.To > s.From ? s.To - 1 : s.To + 1 },
        ResizeMemoryDeviceStep s => s with { Requested = s.Requested + ByteSize.FromMiB(2) },
        AttachMemoryDeviceStep s => s with { Device = s.Device with { Size = s.Device.Size + ByteSize.FromMiB(128) } },
        DetachMemoryDeviceStep s => s with { Device = s.Device with { Size = s.Device.Size + ByteSize.FromMiB(128) } },
        SetNumaTuneStep s => s with { To = s.To with { Nodeset = CpuSet.Of([7]) } },
        _ => null,
    };

    private static Sizing Other(Sizing sizing, int pick) => (pick % 6) switch
    {
        0 => sizing with { Vcpus = sizing.Vcpus + 1 },
        1 => sizing with { MaxVcpus = sizing.MaxVcpus + 1 },
        2 => sizing with { BaseMemory = sizing.BaseMemory + ByteSize.FromMiB(128) },
        3 => sizing with { MemorySlots = sizing.MemorySlots + 1 },
        4 => sizing with { NumaTune = sizing.NumaTune is { } tune ? tune with { Nodeset = CpuSet.Of([7]) } : new NumaTune(NumaTuneMode.Strict, CpuSet.Of([7])) },
        _ => sizing with { Devices = [.. sizing.Devices, new MemoryDevice(MemoryModel.Dimm, "ua-sneaked-in", ByteSize.FromMiB(128), sizing.NumaCells.Count > 0 ? 0 : null)] },
    };

    /// <summary>With the last write changed, or one more where there is none, so that the prediction is right and the act is not.</summary>
    private static PlanResult Writing(PlanResult plan, Sizing other)
    {
        var last = plan.Steps.ToList().FindLastIndex(s => s.Configuration is not null);
        var steps = last < 0
            ? [new WriteConfigurationStep { Configuration = other }, .. plan.Steps]
            : plan.Steps.Select((s, i) => i == last ? s with { Configuration = other } : s);
        return plan with { Steps = steps.ToEquatableList(), ConfiguredAfter = other };
    }
}
