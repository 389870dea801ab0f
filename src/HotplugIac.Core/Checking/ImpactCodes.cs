using System.Collections.Frozen;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>Which rule codes a change of an attribute may name, and in which class.</summary>
internal static class ImpactCodes
{
    private enum When
    {
        /// <summary>Done to the running machine.</summary>
        Hot,

        /// <summary>Live because only the configuration of a running machine changes.</summary>
        Quiet,

        /// <summary>Live because the machine is off.</summary>
        Off,

        /// <summary>Waits for a boot.</summary>
        Boot,

        /// <summary>Comes with this apply's stop and start, and is no reboot change without one.</summary>
        Cycle,
    }

    private static readonly string[] Capacity = [Attributes.Memory, Attributes.MemoryDevices];
    private static readonly string[] Plugged = [.. Capacity, Attributes.Vcpus, Attributes.NumaTune];

    /// <summary>No attributes: any of a machine's size.</summary>
    private static readonly FrozenDictionary<string, (When When, string[] Attributes)> Codes = new Dictionary<string, (When, string[])>(StringComparer.Ordinal)
    {
        ["HP1001"] = (When.Hot, [Attributes.Vcpus]),
        ["HP1002"] = (When.Boot, [Attributes.Vcpus]),
        ["HP1003"] = (When.Boot, [Attributes.MaxVcpus]),
        ["HP1004"] = (When.Boot, [Attributes.Vcpus]),
        ["HP1005"] = (When.Boot, [Attributes.Vcpus]),
        ["HP1006"] = (When.Hot, [Attributes.Vcpus]),
        ["HP1007"] = (When.Boot, [Attributes.Vcpus]),
        ["HP1008"] = (When.Boot, [Attributes.MinVcpus]),
        ["HP2001"] = (When.Hot, [Attributes.Memory]),
        ["HP2002"] = (When.Hot, [Attributes.Memory]),
        ["HP2003"] = (When.Boot, [Attributes.MaxMemory, Attributes.MemorySlots]),
        ["HP2004"] = (When.Boot, Capacity),
        ["HP2005"] = (When.Boot, Capacity),
        ["HP2006"] = (When.Boot, [.. Capacity, Attributes.BaseMemory]),
        ["HP2007"] = (When.Hot, Capacity),
        ["HP2008"] = (When.Hot, Capacity),
        ["HP2009"] = (When.Hot, Capacity),
        ["HP2010"] = (When.Boot, Capacity),
        ["HP2011"] = (When.Hot, [Attributes.Memory]),
        ["HP2014"] = (When.Hot, [Attributes.Memory]),
        ["HP2015"] = (When.Boot, [Attributes.Memory]),
        ["HP3001"] = (When.Boot, [Attributes.NumaCells]),
        ["HP3002"] = (When.Boot, [Attributes.NumaCells]),
        ["HP3004"] = (When.Boot, [Attributes.CpuTopology]),
        ["HP3005"] = (When.Boot, [Attributes.NumaTune]),
        ["HP3006"] = (When.Hot, [Attributes.NumaTune]),
        ["HP4001"] = (When.Quiet, []),
        ["HP4002"] = (When.Off, []),
        ["HP4013"] = (When.Cycle, Plugged),
        ["HP4014"] = (When.Cycle, []),
        ["HP4016"] = (When.Off, [Attributes.PowerState]),
        ["HP4019"] = (When.Off, []),
        ["HP4031"] = (When.Quiet, [Attributes.PowerState]),
    }.ToFrozenDictionary();

    /// <summary>Whether a change is done to the running machine, by its code.</summary>
    public static bool IsHot(Change change) => Codes.TryGetValue(change.Code, out var rule) && rule.When == When.Hot;

    public static IEnumerable<string> Check(Change change, MachineSnapshot snapshot, PlanResult plan)
    {
        var isKnown = Codes.TryGetValue(change.Code, out var rule);
        var isOff = snapshot.Running is null;
        var isLegal = isKnown && rule.When switch
        {
            When.Hot => change.Class == ImpactClass.Live && !isOff && !plan.Impact.StopsMachine,
            When.Quiet => change.Class == ImpactClass.Live && !isOff,
            When.Off => change.Class == ImpactClass.Live && isOff,
            When.Boot => change.Class == ImpactClass.Reboot && !isOff,
            _ => change.Class == ImpactClass.Reboot && !isOff && plan.Impact.StopsMachine,
        };
        if (!isLegal)
        {
            yield return $"{change.Attribute}: {change.Code} is no code for a {change.Class} change of a machine that is {snapshot.Power}.";
        }
        else if (rule.Attributes.Length > 0 && !rule.Attributes.Contains(change.Attribute))
        {
            yield return $"{change.Attribute}: {change.Code} is the code of another attribute.";
        }
        else if (!IsTrue(change, snapshot))
        {
            yield return $"{change.Attribute}: \"{change.Text}\" names a reason that is not true.";
        }
    }

    /// <summary>Reasons that the snapshot alone proves or disproves.</summary>
    private static bool IsTrue(Change change, MachineSnapshot snapshot) => change.Code switch
    {
        "HP4002" => !snapshot.ManagedSave,
        "HP4019" => snapshot.ManagedSave,
        "HP4031" => snapshot.StoppedByUs,
        "HP4014" => SizingAttribute.All.FirstOrDefault(a => a.Name == change.Attribute)?.Read(snapshot.Configured) == change.To,
        _ => true,
    };
}
