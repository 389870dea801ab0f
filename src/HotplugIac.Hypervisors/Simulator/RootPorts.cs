using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>The PCIe root ports of a machine, of which each virtio-mem device that is attached takes one (RULEBOOK D9).</summary>
internal static class RootPorts
{
    /// <summary>Those that are free now; of a machine that is off: that its configuration leaves.</summary>
    /// <returns>Null where none is needed.</returns>
    public static int? Free(SimulatedMachine machine, Sizing sizing) => machine switch
    {
        { Facts.FreeRootPorts: { } free, VirtioMemAtBoot: { } booted } => Math.Max(0, free + booted - Count(sizing)),
        _ => machine.Facts.FreeRootPorts,
    };

    /// <summary>What is to be remembered once devices come and go: the devices with which the machine's facts were told.</summary>
    public static int? Counted(SimulatedMachine machine, Sizing running) => machine.VirtioMemAtBoot ?? Count(running);

    /// <summary>A boot puts the configuration's devices on ports of their own; libvirt adds ports that are missing.</summary>
    public static SimulatedMachine Booted(SimulatedMachine machine, Sizing booting) => machine with
    {
        Facts = Free(machine, booting) is { } free && free != machine.Facts.FreeRootPorts ? machine.Facts with { FreeRootPorts = free } : machine.Facts,
        VirtioMemAtBoot = Count(booting),
    };

    private static int Count(Sizing sizing)
    {
        var count = 0;
        for (var i = 0; i < sizing.Devices.Count; i++)
        {
            count += sizing.Devices[i].Model == MemoryModel.VirtioMem ? 1 : 0;
        }

        return count;
    }
}
