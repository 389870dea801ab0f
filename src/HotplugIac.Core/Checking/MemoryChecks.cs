using HotplugIac.Core.Model;

namespace HotplugIac.Core.Checking;

/// <summary>What libvirt and QEMU accept as memory of a configuration (RULEBOOK A2, C5).</summary>
internal static class MemoryChecks
{
    /// <summary>What QEMU takes as a backend: 129 MiB is answered with "backend memory size must be multiple of 0x200000" (RULEBOOK A2, E).</summary>
    private const long BackendUnit = 2L << 20;

    public static IEnumerable<Flaw> Totals(Sizing s, MachineFacts facts)
    {
        if (s.BaseMemory.Bytes <= 0)
        {
            yield return new("base_memory", "A machine without base memory.");
        }

        if (s.MaxMemory.IsZero ? s.MemorySlots != 0 || s.Devices.Count > 0 : s.MaxMemory <= s.BaseMemory || Total(s) > s.MaxMemory)
        {
            yield return new("max_memory", $"Base {s.BaseMemory}, total {Total(s)}, maximum {s.MaxMemory}, {s.MemorySlots} slots do not go together.");
        }

        var slotted = s.Devices.Count(d => d.TakesSlot(facts));
        if (s.MemorySlots < 0 || s.MemorySlots > facts.SlotLimit || slotted > s.MemorySlots)
        {
            yield return new("memory_slots", $"{slotted} devices in {s.MemorySlots} slots.");
        }

        // Where virtio-mem takes a slot libvirt is older than 9.5, and there a maximum needs slots (RULEBOOK A2 "maxMemory / slots").
        if (facts.VirtioMemTakesSlot && !s.MaxMemory.IsZero && s.MemorySlots == 0)
        {
            yield return new("no slots", $"A maximum of {s.MaxMemory} without slots.");
        }

        if (!s.MaxMemory.IsZero && !facts.MemoryHotplug)
        {
            yield return new("no hotplug", $"A maximum of {s.MaxMemory} on a machine that has no memory hotplug.");
        }

        if (!s.MaxMemory.IsZero && facts.HotplugNeedsNuma && s.NumaCells.Count == 0)
        {
            yield return new("no cell", $"A maximum of {s.MaxMemory} without a NUMA cell.");
        }
    }

    public static IEnumerable<Flaw> Devices(Sizing s, MachineFacts facts)
    {
        if (s.Devices.Any(d => d.Model == MemoryModel.VirtioMem && !IsWhole(d)))
        {
            yield return new("virtio-mem", "A virtio-mem device has sizes that are not whole blocks within its size.");
        }

        if (!facts.VirtioMem && s.Devices.Any(d => d.Model == MemoryModel.VirtioMem))
        {
            yield return new("no virtio-mem", "A virtio-mem device where the hypervisor knows none.");
        }

        if (s.Devices.Any(d => d.Model == MemoryModel.Dimm && d.Slot != SlotNeed.None && (d.Size.Bytes <= 0 || d.Size.Bytes % BackendUnit != 0)))
        {
            yield return new("dimm", "A DIMM has no size, or one that is no multiple of 2MiB.");
        }

        var cells = s.NumaCells.Count;
        if (s.Devices.Any(d => !HasPlace(d, cells)))
        {
            yield return new("node", $"A memory device belongs to none of the {cells} cells.");
        }

        var aliases = s.Devices.Select(d => d.Alias).Where(a => a.Length > 0).ToList();
        if (aliases.Distinct(StringComparer.Ordinal).Count() != aliases.Count)
        {
            yield return new("alias", "Two memory devices have the same alias.");
        }
    }

    public static bool HasPlace(MemoryDevice device, int cells) => cells == 0 ? device.Node is null : device.Node is { } node && node >= 0 && node < cells;

    /// <summary>Whether a virtio-mem device could take a request: blocks are powers of two from 2 MiB (RULEBOOK A2 "virtio-mem add").</summary>
    public static bool IsWhole(MemoryDevice device) =>
        device.Block.Bytes >= BackendUnit && (device.Block.Bytes & (device.Block.Bytes - 1)) == 0
        && device.Requested.Bytes >= 0 && device.Requested <= device.Size && device.Requested.Bytes % device.Block.Bytes == 0 && device.Size.Bytes % device.Block.Bytes == 0;

    /// <summary>What counts against the maximum: virtio-mem with its whole size (RULEBOOK A2 "Model").</summary>
    private static ByteSize Total(Sizing s) => new(s.BaseMemory.Bytes + s.Devices.Sum(d => d.Size.Bytes));
}
