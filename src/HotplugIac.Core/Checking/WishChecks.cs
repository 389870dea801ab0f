using HotplugIac.Core.Model;

namespace HotplugIac.Core.Checking;

/// <summary>What was asked for is what the next boot will have.</summary>
internal static class WishChecks
{
    /// <summary>Whether the user set an attribute, or another from which its value follows exactly.</summary>
    public static bool Asks(MachineSpec spec, string attribute) => attribute switch
    {
        Attributes.Vcpus => spec.Vcpus is not null,
        Attributes.MaxVcpus => spec.MaxVcpus is not null,
        Attributes.MinVcpus => spec.MinVcpus is not null,
        Attributes.CpuTopology => spec.Topology is not null,
        Attributes.Memory => spec.Memory is not null || spec.MemoryDevices is not null,
        Attributes.BaseMemory => spec.BaseMemory is not null,
        Attributes.MaxMemory => spec.MaxMemory is not null,
        Attributes.MemorySlots => spec.MemorySlots is not null,
        Attributes.MemoryDevices => spec.MemoryDevices is not null,
        Attributes.NumaCells => spec.NumaCells is not null,
        Attributes.NumaTune => spec.NumaTune is not null,
        _ => false,
    };

    public static IEnumerable<string> Check(MachineSpec spec, Sizing after)
    {
        (string Attribute, object? Wanted, object? Configured)[] plain =
        [
            (Attributes.Vcpus, spec.Vcpus, after.Vcpus),
            (Attributes.MaxVcpus, spec.MaxVcpus, after.MaxVcpus),
            (Attributes.MinVcpus, spec.MinVcpus, after.MinVcpus),
            (Attributes.CpuTopology, spec.Topology, after.Topology),
            (Attributes.Memory, spec.Memory, after.Memory),
            (Attributes.BaseMemory, spec.BaseMemory, after.BaseMemory),
            (Attributes.MaxMemory, spec.MaxMemory, after.MemoryCeiling),
            (Attributes.MemorySlots, spec.MemorySlots, after.MemorySlots),
        ];
        foreach (var (attribute, wanted, configured) in plain.Where(p => p.Wanted is not null && !p.Wanted.Equals(p.Configured)))
        {
            yield return $"{attribute} {wanted} was asked for, {configured} would be configured.";
        }

        if (spec.NumaTune is { } tune
            && (after.NumaTune is not { } placed || placed with { Cells = [] } != tune with { Cells = [] } || !tune.Cells.ToHashSet().SetEquals(placed.Cells)))
        {
            yield return $"numa_tune {tune} was asked for, {after.NumaTune} would be configured.";
        }

        if (spec.MemoryDevices is { } devices && !HasDevices(after, devices))
        {
            yield return $"memory_devices were asked for, {after.DevicesText} would be configured.";
        }

        if (spec.NumaCells is { } cells && !after.NumaCells.Equals(cells))
        {
            yield return "numa_cells would not be configured as asked for.";
        }
    }

    /// <summary>Whether a configuration has the devices that a user named, and no others with a name.</summary>
    private static bool HasDevices(Sizing sizing, EquatableList<MemoryDevice> wanted)
    {
        var named = sizing.Devices.Where(d => d.IsNamed && d.Model != MemoryModel.Other).ToList();

        // Empty virtio-mem devices of the planner's own may stay until something else changes.
        var others = named.Where(d => wanted.All(w => w.Alias != d.Alias));
        return others.All(d => d.IsOwn && d.Capacity.IsZero)
            && wanted.All(w => named.Exists(d => d.Alias == w.Alias && d.Model == w.Model && d.Size == w.Size && d.Requested == w.Requested
                && (w.Block.IsZero || d.Block == w.Block) && (w.Node is null || d.Node == w.Node)));
    }
}
