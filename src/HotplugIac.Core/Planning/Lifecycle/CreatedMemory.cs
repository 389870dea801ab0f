using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Memory;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>The NUMA cells and the first memory devices of a machine that is to be created.</summary>
internal static class CreatedMemory
{
    /// <summary>The cells follow base memory; where memory hotplug needs a cell there is one, and each device names its cell.</summary>
    public static Sizing WithCells(Sizing sizing, MachineSpec spec, MachineFacts facts)
    {
        EquatableList<NumaCell> cells = sizing.NumaCells.Count switch
        {
            0 when facts.HotplugNeedsNuma && !sizing.MaxMemory.IsZero => [new NumaCell(CpuSet.First(sizing.MaxVcpus), sizing.BaseMemory)],
            1 when spec.NumaCells is null => [sizing.NumaCells[0] with { Memory = sizing.BaseMemory }],
            _ => sizing.NumaCells,
        };
        return sizing with
        {
            NumaCells = cells,
            Devices = cells.Count == 0 ? sizing.Devices : sizing.Devices.Select(d => d.Node is null ? d with { Node = 0 } : d).ToEquatableList(),
        };
    }

    /// <summary>
    /// One virtio-mem device per cell, as far as there are slots, with all the room above base memory. They are made now even
    /// when nothing is requested yet: growing then needs no slot, port or address.
    /// </summary>
    public static Sizing WithVirtioMem(Sizing sizing, MachineFacts facts)
    {
        var unit = MemoryMethods.SizeUnit(facts.VirtioMemBlock, facts);
        var room = (sizing.MaxMemory - sizing.BaseMemory).RoundDown(unit);
        var nodes = DeviceGrowth.Nodes(sizing).Take(facts.VirtioMemTakesSlot ? sizing.MemorySlots : int.MaxValue).ToList();
        if (nodes.Count == 0)
        {
            return sizing;
        }

        var sizes = Shares.Split(room, unit, [.. nodes.Select(_ => room)])!;
        var devices = nodes.Select((node, i) => new MemoryDevice(MemoryModel.VirtioMem, facts.Resize is null ? $"{DeviceGrowth.AliasPrefix}vmem{i}" : MemoryDevice.WholeMachineAlias, sizes[i], node) { Block = facts.VirtioMemBlock });
        return sizing with { Devices = devices.Where(d => !d.Size.IsZero).ToEquatableList() };
    }
}
