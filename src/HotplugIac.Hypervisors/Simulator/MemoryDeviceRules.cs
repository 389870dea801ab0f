using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>What libvirt refuses of a memory device, in a definition as in an attach (RULEBOOK A2).</summary>
internal static class MemoryDeviceRules
{
    /// <param name="sizing">The machine that it is in, or comes to.</param>
    public static void Check(string what, MemoryDevice device, Sizing sizing, MachineFacts facts)
    {
        if (sizing.MaxMemory.IsZero)
        {
            throw Refusal.Unsupported(what, "cannot use/hotplug a memory device when domain 'maxMemory' is not defined");
        }

        if (device.Size.IsZero)
        {
            throw Refusal.Xml(what, "missing or invalid size of a memory device");
        }

        if (sizing.NumaCells.Count > 0 && device.Node is null)
        {
            throw Refusal.Unsupported(what, "target NUMA node needs to be specified for memory device");
        }

        if (device.Node is { } node && (node < 0 || node >= sizing.NumaCells.Count))
        {
            throw Refusal.XmlDetail(what, $"can't add memory backend for guest node '{node}' as the guest has only '{sizing.NumaCells.Count}' NUMA nodes configured");
        }

        if (device.Model == MemoryModel.VirtioMem)
        {
            CheckVirtioMem(what, device, facts);
        }
    }

    /// <summary>Slots that the devices take: all but virtio-mem, before libvirt 9.5 that too.</summary>
    public static int SlotsTaken(EquatableList<MemoryDevice> devices, MachineFacts facts)
    {
        var taken = 0;
        for (var i = 0; i < devices.Count; i++)
        {
            taken += devices[i].TakesSlot(facts) ? 1 : 0;
        }

        return taken;
    }

    public static HypervisorException NoSlot(string what, int taken, int slots) =>
        Refusal.Unsupported(what, $"count of memory devices requiring memory slots '{taken}' exceeds slots count '{slots}'");

    /// <summary>A request has to be whole blocks within the size, at each moment.</summary>
    public static void CheckRequest(string what, MemoryDevice device, ByteSize requested)
    {
        if (requested > device.Size)
        {
            throw Refusal.XmlDetail(what, $"requested size must be smaller than or equal to @size ({device.Size.KiB}KiB)");
        }

        if (!requested.IsMultipleOf(device.Block))
        {
            throw Refusal.XmlDetail(what, $"requested size must be an integer multiple of block size ({device.Block.KiB}KiB)");
        }
    }

    private static void CheckVirtioMem(string what, MemoryDevice device, MachineFacts facts)
    {
        if (!facts.VirtioMem)
        {
            throw Refusal.Unsupported(what, "memory device model 'virtio-mem' isn't supported by this QEMU binary");
        }

        if (!System.Numerics.BitOperations.IsPow2(device.Block.Bytes))
        {
            throw Refusal.XmlDetail(what, $"block size must be a power of two: {device.Block.KiB}KiB");
        }

        if (device.Block < HugePage)
        {
            throw Refusal.XmlDetail(what, $"block size too small, must be at least {HugePage.KiB}KiB");
        }

        CheckRequest(what, device, device.Requested);
    }

    /// <summary>A transparent huge page of x86.</summary>
    private static ByteSize HugePage { get; } = ByteSize.FromMiB(2);
}
