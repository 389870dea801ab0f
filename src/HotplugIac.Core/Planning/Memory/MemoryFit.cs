using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>Whether the devices of a finished configuration go with its maximum, slots and cells (RULEBOOK A2 "Model", "add dimm").</summary>
internal static class MemoryFit
{
    public static IEnumerable<(string Attribute, Rule Rule, string Detail)> Problems(MachineSpec spec, Sizing configured, MachineFacts facts)
    {
        var total = configured.TotalMemory;
        if (configured.MaxMemory.IsZero && configured.Devices.Count > 0)
        {
            yield return (Concerned(spec), InputRules.AboveMaximum,
                $"The machine keeps {Counted.Of(configured.Devices.Count, "memory device")}, and without room above base_memory, which is {configured.BaseMemory}, it cannot have any. Choose a max_memory of {total} or more.");
            yield break;
        }

        if (!configured.MaxMemory.IsZero && total > configured.MaxMemory)
        {
            yield return (Concerned(spec), InputRules.AboveMaximum,
                $"Base memory and the whole size of the machine's memory devices are {total}, which is above max_memory, which is {configured.MaxMemory}. Choose a max_memory of {total} or more; virtio-mem counts with its size, not with what is requested.");
        }

        var used = MemoryMethods.SlotsUsed(configured.Devices, facts);
        if (used > configured.MemorySlots)
        {
            yield return (Attributes.MemorySlots, InputRules.Slots,
                $"memory_slots = {configured.MemorySlots} is fewer than the {used} memory devices that need one: choose {used} to {facts.SlotLimit}.");
        }

        var cells = configured.NumaCells.Count;
        if (cells > 0 && configured.Devices.FirstOrDefault(d => d.Node >= cells) is { } homeless)
        {
            yield return (Attributes.NumaCells, InputRules.NumaDefinition,
                $"The memory device {homeless.Alias} belongs to NUMA cell {homeless.Node}, but numa_cells has {Counted.Of(cells, "cell")}. Keep {homeless.Node + 1} cells or more, or lower memory until the device is gone.");
        }
    }

    /// <summary>The attribute that the user can be pointed to.</summary>
    private static string Concerned(MachineSpec spec) =>
        spec.MaxMemory is not null ? Attributes.MaxMemory
        : spec.BaseMemory is not null ? Attributes.BaseMemory
        : spec.NumaCells is not null ? Attributes.NumaCells
        : Attributes.Memory;
}
