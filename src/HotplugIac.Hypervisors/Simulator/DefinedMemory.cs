using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>Memory, its maximum and devices of a definition (RULEBOOK A2).</summary>
internal static class DefinedMemory
{
    public static void Check(string what, Sizing sizing, MachineFacts facts)
    {
        // Since libvirt 9.5, with which virtio-mem stopped to take slots, a maximum may be without any.
        if (sizing.MemorySlots == 0 && facts.VirtioMemTakesSlot && !sizing.MaxMemory.IsZero)
        {
            throw Refusal.Xml(what, "both maximum memory size and memory slot count must be specified");
        }

        if (!sizing.MaxMemory.IsZero && sizing.MaxMemory < sizing.TotalMemory)
        {
            throw Refusal.Xml(what, "maximum memory size must be equal or greater than the actual memory size");
        }

        if (!sizing.MaxMemory.IsZero && facts.HotplugNeedsNuma && sizing.NumaCells.Count == 0)
        {
            throw Refusal.Unsupported(what, "At least one numa node has to be configured when enabling memory hotplug");
        }

        if (sizing.Devices.Count > 0)
        {
            CheckDevices(what, sizing, facts);
        }
    }

    private static void CheckDevices(string what, Sizing sizing, MachineFacts facts)
    {
        foreach (var device in sizing.Devices)
        {
            MemoryDeviceRules.Check(what, device, sizing, facts);
        }

        if (MemoryDeviceRules.SlotsTaken(sizing.Devices, facts) is var taken && taken > sizing.MemorySlots)
        {
            throw MemoryDeviceRules.NoSlot(what, taken, sizing.MemorySlots);
        }

        for (var i = 1; i < sizing.Devices.Count; i++)
        {
            if (sizing.Devices[i].Alias.Length > 0 && sizing.Devices.Take(i).Any(d => d.Alias == sizing.Devices[i].Alias))
            {
                throw Refusal.Xml(what, $"non unique alias detected: {sizing.Devices[i].Alias}");
            }
        }
    }
}
