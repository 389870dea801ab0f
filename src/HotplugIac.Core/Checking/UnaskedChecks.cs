using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>Nothing changes that no attribute of the user's moves: neither live nor somebody else's pending configuration.</summary>
internal static class UnaskedChecks
{
    public static IEnumerable<string> Check(MachineSpec spec, MachineSnapshot snapshot, PlanResult plan)
    {
        var (before, after) = (snapshot.Configured, plan.ConfiguredAfter);
        var movesBase = spec.BaseMemory is not null || spec.NumaCells is not null || spec.Memory is not null;
        var losesHotplug = after.MaxMemory.IsZero && before.BaseMemory != after.BaseMemory;
        (string Name, bool Changes, bool IsAsked)[] parts =
        [
            (Attributes.Vcpus, before.Vcpus != after.Vcpus, spec.Vcpus is not null),
            (Attributes.MaxVcpus, before.MaxVcpus != after.MaxVcpus, spec.MaxVcpus is not null),
            (Attributes.MinVcpus, before.MinVcpus != after.MinVcpus, spec.MinVcpus is not null || spec.Vcpus is not null || (spec.Topology is not null && snapshot.Facts.VcpuGranularity > 1)),
            (Attributes.CpuTopology, before.Topology != after.Topology, spec.Topology is not null || spec.MaxVcpus is not null),
            (Attributes.BaseMemory, before.BaseMemory != after.BaseMemory, movesBase),
            (Attributes.MaxMemory, before.MaxMemory != after.MaxMemory, spec.MaxMemory is not null || losesHotplug),
            (Attributes.MemorySlots, before.MemorySlots != after.MemorySlots, spec.MemorySlots is not null || spec.MaxMemory is not null || losesHotplug),
            (Attributes.NumaTune, before.NumaTune != after.NumaTune, spec.NumaTune is not null),
            (Attributes.NumaCells, !before.NumaCells.Equals(after.NumaCells), spec.NumaCells is not null || Follow(spec, before, after, snapshot.Facts, movesBase)),
        ];
        foreach (var (name, _, _) in parts.Where(p => p.Changes && !p.IsAsked))
        {
            yield return $"{name} would be configured anew, and nobody asked for that.";
        }

        foreach (var finding in UnaskedDevices.Check(spec, snapshot, plan).Concat(Steps(spec, plan)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<string> Steps(MachineSpec spec, PlanResult plan) => plan.Steps
        .Where(s => s switch
        {
            SetVcpusStep => spec.Vcpus is null,
            SetNumaTuneStep => spec.NumaTune is null,
            GrowMemoryStep or AttachMemoryDeviceStep or ResizeMemoryDeviceStep or DetachMemoryDeviceStep => spec.Memory is null && spec.MemoryDevices is null,
            _ => false,
        })
        .Select(s => $"\"{s.Describe()}\" is what nobody asked for.");

    /// <summary>Cells that the user does not set follow the vCPU maximum and base memory, and hotplug may need a first one.</summary>
    private static bool Follow(MachineSpec spec, Sizing before, Sizing after, MachineFacts facts, bool movesBase)
    {
        if (before.NumaCells.Count == 0)
        {
            return after.NumaCells.Count == 1 && facts.HotplugNeedsNuma && spec.MaxMemory is not null;
        }

        return before.NumaCells.Count == after.NumaCells.Count
            && before.NumaCells.Zip(after.NumaCells).All(p => p.First.Distances.Equals(p.Second.Distances)
                && (spec.MaxVcpus is not null || p.First.Cpus.Equals(p.Second.Cpus))
                && (movesBase || p.First.Memory == p.Second.Memory));
    }
}
