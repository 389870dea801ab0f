using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>A start: the configuration becomes the running machine (RULEBOOK A4.3), or QEMU refuses what libvirt has taken.</summary>
internal static class SimulatedBoot
{
    public static SimulatedMachine Of(string what, SimulatedMachine machine)
    {
        var booting = BootRounding.Of(machine.Configured, machine.Facts);
        Check(what, booting, machine.Facts);

        // virtio-mem comes up empty, and the guest's driver takes it in from look to look (A4.7).
        var running = booting.Devices.All(d => d.Current.IsZero) ? booting
            : booting with { Devices = booting.Devices.Select(d => d with { Current = ByteSize.Zero }).ToEquatableList() };
        var started = RootPorts.Booted(machine, running) with
        {
            Running = running,
            IsPaused = false,
            LooksToOff = null,
            Late = [],
            Boots = machine.Boots + 1,
        };
        return GuestSystem.Boot(started, running);
    }

    private static void Check(string what, Sizing booting, MachineFacts facts)
    {
        if (booting.MemorySlots > facts.SlotLimit)
        {
            throw Refusal.Exited(what, $"unsupported amount of memory slots: {booting.MemorySlots}");
        }

        if (booting.MemorySlots > 0 && booting.MaxMemory == booting.BaseMemory)
        {
            throw Refusal.Exited(what, $"invalid value of maxmem: memory slots were specified but maximum memory size (0x{booting.MaxMemory.Bytes:x}) is equal to the initial memory size (0x{booting.BaseMemory.Bytes:x})");
        }

        if (booting.Devices.Count > 0 && !facts.MemoryHotplug)
        {
            throw Refusal.Exited(what, "memory hotplug is not enabled: missing acpi device or acpi disabled");
        }

        // Rounding up can take what was room in the definition.
        if (booting.Devices.Count > 0 && booting.TotalMemory > booting.MaxMemory)
        {
            throw Refusal.Exited(what, $"not enough space: 0x{(booting.TotalMemory - booting.BaseMemory).Bytes:x} of devices in 0x{(booting.MaxMemory - ByteSize.Min(booting.MaxMemory, booting.BaseMemory)).Bytes:x} of total space for memory devices");
        }

        if (booting.Devices.FirstOrDefault(d => d.Model == MemoryModel.VirtioMem && !d.Size.IsMultipleOf(d.Block)) is { } odd)
        {
            throw Refusal.Exited(what, $"'memdev' property memdev size has to be multiple of 'block-size' (0x{odd.Block.Bytes:x})");
        }
    }
}
