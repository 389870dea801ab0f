using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>
/// A plan that says that the machine is made anew: only where the hypervisor has no other way (RULEBOOK B, class RECREATE), for what
/// was asked for and is not there, and without touching the machine itself.
/// </summary>
internal static class ReplacementChecks
{
    public static IEnumerable<string> Check(MachineSpec spec, MachineSnapshot snapshot, PlanResult plan)
    {
        if (plan.Steps.Count > 0 || plan.PowerAfter is not null || plan.Impact.StopsMachine || plan.RunningAfter != snapshot.Running || plan.ConfiguredAfter != snapshot.Configured)
        {
            yield return "A machine that is made anew is not changed before.";
        }

        if (snapshot.Facts.Resize is null)
        {
            yield return "A machine is made anew whose hypervisor can change its definition.";
        }

        if (spec.Policy.OnRebootRequired == RebootPolicy.Fail)
        {
            yield return "A machine is made anew although the policy forbids it.";
        }

        foreach (var change in plan.Impact.Changes)
        {
            var attribute = SizingAttribute.All.FirstOrDefault(a => a.Name == change.Attribute);
            var isAsked = change.Attribute == Attributes.MemoryMethod ? spec.MemoryMethod is not null : attribute is not null && WishChecks.Asks(spec, change.Attribute);
            if (change.Class != ImpactClass.Replace || change.Code != "HP4036" || change.From == change.To || !isAsked)
            {
                yield return $"{change.Attribute}: \"{change.Text}\" is no reason to make a machine anew.";
            }
        }
    }

    /// <summary>What such a hypervisor fixes when a machine is made stays as it is in any other plan (RULEBOOK B, class RECREATE).</summary>
    public static IEnumerable<string> CheckKept(MachineSnapshot snapshot, PlanResult plan)
    {
        if (snapshot.Facts.Resize is null)
        {
            yield break;
        }

        var (before, after) = (snapshot.Configured, plan.ConfiguredAfter);
        if (before.MaxVcpus != after.MaxVcpus || before.Topology != after.Topology || before.MaxMemory != after.MaxMemory || !Rooms(before).SetEquals(Rooms(after))
            || !before.NumaCells.Equals(after.NumaCells))
        {
            yield return "What is fixed when the machine is made would change without making it anew.";
        }
    }

    private static HashSet<(string Alias, long Size, int? Node)> Rooms(Sizing sizing) =>
        [.. sizing.Devices.Where(d => d.Model == MemoryModel.VirtioMem).Select(d => (d.Alias, d.Size.Bytes, d.Node))];
}
