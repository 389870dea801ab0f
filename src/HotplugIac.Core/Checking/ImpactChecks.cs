using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>The impact tells all that happens and nothing else, and each entry is true.</summary>
internal static class ImpactChecks
{
    /// <summary>Attributes whose changes move memory devices. A user's devices that memory moves need no entry of their own.</summary>
    internal static readonly string[] OfDevices =
        [Attributes.MemoryDevices, Attributes.Memory, Attributes.BaseMemory, Attributes.MaxMemory, Attributes.NumaCells];

    public static IEnumerable<string> Check(MachineSpec spec, MachineSnapshot snapshot, PlanResult plan)
    {
        var changes = plan.Impact.Changes;
        var worst = changes.Any(c => c.Class == ImpactClass.Reboot) ? Verdict.Reboot : changes.Count > 0 ? Verdict.Live : Verdict.None;
        if (plan.Impact.Verdict != worst)
        {
            yield return $"The verdict is {plan.Impact.Verdict}, and the worst change is {worst}.";
        }

        foreach (var twice in changes.GroupBy(c => (c.Attribute, c.Class)).Where(g => g.Count() > 1))
        {
            yield return $"{twice.Key.Attribute} stands twice among the {twice.Key.Class} changes.";
        }

        foreach (var change in changes.Where(c => c.From == c.To))
        {
            yield return $"{change.Attribute}: a change from {change.From} to itself.";
        }

        foreach (var finding in changes.SelectMany(c => ImpactCodes.Check(c, snapshot, plan).Concat(Story(c, snapshot, plan))).Concat(Unannounced(spec, snapshot, plan)).Concat(Plugged(plan)))
        {
            yield return finding;
        }
    }

    /// <summary>Each entry tells what becomes of the attribute: which definition has the target before and after.</summary>
    private static IEnumerable<string> Story(Change change, MachineSnapshot snapshot, PlanResult plan)
    {
        if (change is { Attribute: Attributes.PowerState, Code: "HP4016", From: "shut off", To: "running" } && plan.Steps.Any(s => s is StartStep))
        {
            yield break;
        }

        if (change is { Attribute: Attributes.PowerState, Code: "HP4031", To: "running" } && plan.PowerAfter is null)
        {
            yield break;
        }

        if (SizingAttribute.All.FirstOrDefault(a => a.Name == change.Attribute) is not { } attribute)
        {
            yield return $"{change.Attribute} is no attribute of a machine's size.";
            yield break;
        }

        string? Of(Sizing? sizing) => sizing is null ? null : attribute.Read(sizing);
        var (running, runningAfter) = (Of(snapshot.Running), Of(plan.RunningAfter));
        var (configured, configuredAfter) = (Of(snapshot.Configured), Of(plan.ConfiguredAfter));

        // A split change: live as far as the running machine can follow, the rest from there at the next boot.
        var isSplit = plan.Impact.Reboot.Any(c => c.Attribute == change.Attribute)
            && plan.Impact.Live.Any(c => c.Attribute == change.Attribute && ImpactCodes.IsHot(c));
        var isTarget = change.To == configuredAfter;
        var (from, holds) = (change.Class, change.Code) switch
        {
            (ImpactClass.Reboot, _) when plan.Impact.StopsMachine => (running, isTarget && runningAfter == change.To),
            (ImpactClass.Reboot, _) => (runningAfter, isTarget && (isSplit || runningAfter == running)),
            (_, "HP4001" or "HP2011") => (configured, isTarget && running == change.To && runningAfter == change.To),
            (_, "HP4002" or "HP4019") => (configured, isTarget),
            _ => (running, runningAfter == change.To && (isSplit || isTarget)),
        };
        if (change.From != from || !holds)
        {
            yield return $"{change.Attribute}: \"{change.Text}\" is not what becomes of it: running {running} → {runningAfter}, configured {configured} → {configuredAfter}.";
        }
    }

    private static IEnumerable<string> Unannounced(MachineSpec spec, MachineSnapshot snapshot, PlanResult plan)
    {
        bool Lists(params string[] names) => plan.Impact.Changes.Any(c => names.Contains(c.Attribute));
        foreach (var attribute in SizingAttribute.All)
        {
            var changes = attribute.Read(snapshot.Configured) != attribute.Read(plan.ConfiguredAfter)
                || (snapshot.Running is { } r && plan.RunningAfter is { } a && attribute.Read(r) != attribute.Read(a));

            // What was pending before and comes with a stop is told by itself, a user's devices too.
            var comes = plan.Impact.StopsMachine && attribute.Read(snapshot.Configured) == attribute.Read(plan.ConfiguredAfter);
            var listed = attribute.Name == Attributes.MemoryDevices && !comes && spec.MemoryDevices is null ? Lists([.. OfDevices]) : Lists(attribute.Name);
            if (changes && !listed)
            {
                yield return $"{attribute.Name} would change, but the impact does not list it.";
            }
        }

        if (!plan.ConfiguredAfter.Devices.Equals(snapshot.Configured.Devices) && !Lists([.. OfDevices]))
        {
            yield return "The configured memory devices would change, but the impact lists no change of memory.";
        }

        if (plan.Steps.Count > 0 && plan.Impact.Changes.Count == 0)
        {
            yield return "There are steps, but the impact lists nothing.";
        }
    }

    private static IEnumerable<string> Plugged(PlanResult plan)
    {
        bool Lists(params string[] names) => plan.Impact.Live.Any(c => names.Contains(c.Attribute) && ImpactCodes.IsHot(c));
        if (plan.Steps.Any(s => s is SetVcpusStep) != Lists(Attributes.Vcpus))
        {
            yield return "vCPUs are plugged live, but the impact lists no live change of vcpus, or the reverse.";
        }

        if (plan.Steps.Any(s => s is StartStep) != plan.Impact.Changes.Any(c => c is { Attribute: Attributes.PowerState, Code: not "HP4031" }))
        {
            yield return "The machine is started, but the impact lists no change of power_state, or the reverse.";
        }

        if (plan.Steps.Any(s => s is SetNumaTuneStep) != Lists(Attributes.NumaTune))
        {
            yield return "The host nodes change live, but the impact lists no live change of numa_tune, or the reverse.";
        }

        if (plan.Steps.Any(s => s is GrowMemoryStep or AttachMemoryDeviceStep or ResizeMemoryDeviceStep or DetachMemoryDeviceStep) != Lists(Attributes.Memory, Attributes.MemoryDevices))
        {
            yield return "Memory is plugged live, but the impact lists no live change of memory, or the reverse.";
        }
    }
}
