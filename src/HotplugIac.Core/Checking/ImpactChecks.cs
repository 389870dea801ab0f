using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>The impact tells all that happens, and classes are legal for their codes.</summary>
internal static class ImpactChecks
{
    /// <summary>Codes of changes that a running machine takes, of those that only touch a configuration, and of those that wait for a boot.</summary>
    private static readonly HashSet<string> HotCodes = ["HP1001", "HP2001", "HP2002"];
    private static readonly HashSet<string> QuietCodes = ["HP4001", "HP4002"];
    private static readonly HashSet<string> BootCodes = ["HP1002", "HP1003", "HP1004", "HP1005", "HP2003", "HP2004", "HP2005", "HP2006", "HP3001", "HP3002"];

    public static IEnumerable<string> Check(MachineSnapshot snapshot, PlanResult plan)
    {
        var off = snapshot.Running is null;
        foreach (var change in plan.Impact.Changes)
        {
            var legal = change.Class == ImpactClass.Live
                ? QuietCodes.Contains(change.Code) || (!off && HotCodes.Contains(change.Code))
                : !off && BootCodes.Contains(change.Code);
            if (!legal)
            {
                yield return $"{change.Attribute}: {change.Code} is no code for a {change.Class} change of a machine that is {snapshot.Power}.";
            }

            if (change.From == change.To)
            {
                yield return $"{change.Attribute}: a change from {change.From} to itself.";
            }
        }

        if (plan.Impact.StopsMachine)
        {
            yield return "No policy asks to stop the machine.";
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
        if (SizingAttribute.All.FirstOrDefault(a => a.Name == change.Attribute) is not { } attribute)
        {
            yield return $"{change.Attribute} is no attribute of a machine's size.";
            yield break;
        }

        string? Of(Sizing? sizing) => sizing is null ? null : attribute.Read(sizing);
        var (running, runningAfter) = (Of(snapshot.Running), Of(plan.RunningAfter));
        var (configured, configuredAfter) = (Of(snapshot.Configured), Of(plan.ConfiguredAfter));
        var (from, holds) = (change.Class, change.Code) switch
        {
            (ImpactClass.Reboot, _) => (running, runningAfter == running),
            (_, "HP4001") => (configured, running == change.To && runningAfter == change.To),
            (_, "HP4002") => (configured, true),
            _ => (running, runningAfter == change.To),
        };
        if (change.From != from || change.To != configuredAfter || !holds)
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
            if (changes && !Lists(attribute.Name))
            {
                yield return $"{attribute.Name} would change, but the impact does not list it.";
            }
        }

        if (!plan.ConfiguredAfter.Devices.Equals(snapshot.Configured.Devices)
            && !Lists(Attributes.Memory, Attributes.BaseMemory, Attributes.MaxMemory, Attributes.NumaCells))
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

        if (plan.Steps.Any(s => s is AttachMemoryDeviceStep or ResizeMemoryDeviceStep) != Lists(Attributes.Memory))
        {
            yield return "Memory is plugged live, but the impact lists no live change of memory, or the reverse.";
        }
    }
}
