using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>Memory devices that are attached to a running machine (RULEBOOK A2 "add dimm", "virtio-mem add").</summary>
internal static class MemoryAttachment
{
    /// <summary>What QEMU's memory backends are multiples of: a page of its memory, huge where it can be.</summary>
    private static readonly ByteSize BackendAlignment = ByteSize.FromMiB(2);

    public static SimulatedMachine Attach(SimulatedMachine machine, Sizing running, AttachMemoryDeviceStep step)
    {
        var what = step.Describe();

        // A boot rounds devices to 2 MiB, an attach to 1 MiB only (RULEBOOK A2 "rounding").
        var device = step.Device with { Size = step.Device.Size.RoundUp(ByteSize.FromMiB(1)), Current = ByteSize.Zero };
        MemoryDeviceRules.Check(what, device, running, machine.Facts);
        if (running.TotalMemory + device.Size > running.MaxMemory)
        {
            throw Refusal.Unsupported(what, $"Attaching memory device with size '{device.Size.KiB}' would exceed domain's maxMemory config size '{running.MaxMemory.KiB}'");
        }

        CheckSlots(what, device, running, machine.Facts);
        if (device.Alias.Length > 0 && running.Devices.Any(d => d.Alias == device.Alias))
        {
            throw Refusal.Xml(what, $"non unique alias detected: {device.Alias}");
        }

        CheckQemu(what, device, running, machine);
        return machine with
        {
            Running = running with { Devices = [.. running.Devices, device] },
            VirtioMemAtBoot = RootPorts.Counted(machine, running),
        };
    }

    private static void CheckSlots(string what, MemoryDevice device, Sizing running, MachineFacts facts)
    {
        var taken = MemoryDeviceRules.SlotsTaken(running.Devices, facts) + MemoryDeviceRules.SlotsTaken([device], facts);
        if (taken > running.MemorySlots && MemoryDeviceRules.SlotsTaken([device], facts) > 0)
        {
            throw MemoryDeviceRules.NoSlot(what, taken, running.MemorySlots);
        }
    }

    private static void CheckQemu(string what, MemoryDevice device, Sizing running, SimulatedMachine machine)
    {
        if (!machine.Facts.MemoryHotplug)
        {
            throw Refusal.Monitor(what, "device_add", "memory hotplug is not enabled: missing acpi device or acpi disabled");
        }

        if (!device.Size.IsMultipleOf(BackendAlignment))
        {
            throw Refusal.Monitor(what, "device_add", $"backend memory size must be multiple of 0x{BackendAlignment.Bytes:x}");
        }

        if (device.Model != MemoryModel.VirtioMem)
        {
            return;
        }

        if (RootPorts.Free(machine, running) is <= 0)
        {
            throw Refusal.Internal(what, "No more available PCI slots");
        }

        if (!device.Size.IsMultipleOf(device.Block))
        {
            throw Refusal.Monitor(what, "device_add", $"'memdev' property memdev size has to be multiple of 'block-size' (0x{device.Block.Bytes:x})");
        }
    }
}
