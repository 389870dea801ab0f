using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>The impact tells all that happens, and classes are legal for their codes.</summary>
internal static class ImpactChecks
{
    /// <summary>Codes of changes that a running machine takes, of those that only touch a configuration, and of those that wait for a boot.</summary>
    private static readonly HashSet<string> HotCodes = ["HP1001", "HP1006", "HP3006", "HP2001", "HP2002", "HP2007", "HP2008", "HP2009"];
    private static readonly HashSet<string> QuietCodes = ["HP4001", "HP4002"];

    /// <summary>Codes that only a machine can have that is off: of a saved image, of a start after an interrupted apply.</summary>
    private static readonly HashSet<string> OffCodes = ["HP4019", "HP4016"];

    /// <summary>Attributes whose changes move memory devices. A user's devices that memory moves need no entry of their own.</summary>
    private static readonly string[] OfDevices =
        [Attributes.MemoryDevices, Attributes.Memory, Attributes.BaseMemory, Attributes.MaxMemory, Attributes.NumaCells];

    /// <summary>Codes of changes that come with a stop and start, besides those that wait for a boot anyway.</summary>
    private static readonly HashSet<string> CycleCodes = ["HP4013", "HP4014"];
    private static readonly HashSet<string> BootCodes = ["HP1002", "HP1003", "HP1004", "HP1005", "HP1007", "HP1008", "HP2003", "HP2004", "HP2005", "HP2006", "HP2010", "HP3001", "HP3002", "HP3004", "HP3005"];

    public static IEnumerable<string> Check(MachineSnapshot snapshot, PlanResult plan)
    {
        var off = snapshot.Running is null;
        foreach (var change in plan.Impact.Changes)
        {
            var legal = change.Class == ImpactClass.Live
                ? QuietCodes.Contains(change.Code) || (off ? OffCodes : HotCodes).Contains(change.Code) || (!off && change.Code == "HP2011") || (!off && snapshot.StoppedByUs && change.Code == "HP4031")
                : !off && (BootCodes.Contains(change.Code) || (plan.Impact.StopsMachine && CycleCodes.Contains(change.Code)));
            if (!legal)
            {
                yield return $"{change.Attribute}: {change.Code} is no code for a {change.Class} change of a machine that is {snapshot.Power}.";
            }

            if (change.From == change.To)
            {
                yield return $"{change.Attribute}: a change from {change.From} to itself.";
            }
        }

        if (plan.Impact.Changes.GroupBy(c => (c.Attribute, c.Class)).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            yield return $"{twice.Key.Attribute} stands twice among the {twice.Key.Class} changes.";
        }

        foreach (var finding in plan.Impact.Changes.SelectMany(c => Story(c, snapshot, plan)).Concat(Unannounced(snapshot, plan)))
        {
            yield return finding;
        }

        foreach (var finding in Plugged(plan))
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

        // The mark is no step: it goes before the first, and it is no part of what the machine has.
        if (change is { Attribute: Attributes.PowerState, Code: "HP4031", To: "running" } && !plan.Impact.StopsMachine)
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
            && plan.Impact.Live.Any(c => c.Attribute == change.Attribute && HotCodes.Contains(c.Code));
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

    private static IEnumerable<string> Unannounced(MachineSnapshot snapshot, PlanResult plan)
    {
        bool Lists(params string[] names) => plan.Impact.Changes.Any(c => names.Contains(c.Attribute));
        foreach (var attribute in SizingAttribute.All)
        {
            var changes = attribute.Read(snapshot.Configured) != attribute.Read(plan.ConfiguredAfter)
                || (snapshot.Running is { } r && plan.RunningAfter is { } a && attribute.Read(r) != attribute.Read(a));
            var listed = attribute.Name == Attributes.MemoryDevices ? Lists([.. OfDevices]) : Lists(attribute.Name);
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
        bool Lists(string attribute) => plan.Impact.Live.Any(c => c.Attribute == attribute && HotCodes.Contains(c.Code));
        if (plan.Steps.Any(s => s is SetVcpusStep) != Lists(Attributes.Vcpus))
        {
            yield return "vCPUs are plugged live, but the impact lists no live change of vcpus, or the reverse.";
        }

        if (plan.Steps.Any(s => s is SetNumaTuneStep) != Lists(Attributes.NumaTune))
        {
            yield return "The host nodes change live, but the impact lists no live change of numa_tune, or the reverse.";
        }

        var asksAgain = plan.Impact.Live.Any(c => c.Attribute == Attributes.Memory && c.Code == "HP2011");
        if (plan.Steps.Any(s => s is AttachMemoryDeviceStep or ResizeMemoryDeviceStep or DetachMemoryDeviceStep)
            != (Lists(Attributes.Memory) || Lists(Attributes.MemoryDevices) || asksAgain))
        {
            yield return "Memory is plugged live, but the impact lists no live change of memory, or the reverse.";
        }
    }
}
