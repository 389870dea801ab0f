using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>The PCIe root ports of a machine, of which each virtio-mem device that is attached takes one (RULEBOOK D9).</summary>
internal static class RootPorts
{
    /// <summary>Those that are free now; of a machine that is off: that its configuration leaves.</summary>
    /// <returns>Null where none is needed.</returns>
    public static int? Free(SimulatedMachine machine, Sizing sizing) =>
        Ports(machine) is { } ports ? Math.Max(0, (machine.Running is null ? machine.ConfiguredPorts ?? ports : ports) - Count(sizing)) : null;

    /// <summary>libvirt adds the ports that the devices of a configuration lack, and keeps them when the devices go again.</summary>
    public static SimulatedMachine Written(SimulatedMachine machine, Sizing configured) =>
        Ports(machine) is { } ports && Count(configured) > (machine.ConfiguredPorts ?? ports)
            ? machine with { ConfiguredPorts = Count(configured), VirtioMemAtBoot = Counted(machine, machine.Running ?? machine.Configured) }
            : machine.Running is null ? machine with { VirtioMemAtBoot = Counted(machine, machine.Configured) } : machine;

    /// <summary>What is to be remembered once devices come and go: the devices with which the machine's facts were told.</summary>
    public static int? Counted(SimulatedMachine machine, Sizing running) => machine.VirtioMemAtBoot ?? Count(running);

    /// <summary>A boot puts the configuration's devices on ports of their own.</summary>
    public static SimulatedMachine Booted(SimulatedMachine machine, Sizing booting) => machine with
    {
        Facts = Free(machine, booting) is { } free && free != machine.Facts.FreeRootPorts ? machine.Facts with { FreeRootPorts = free } : machine.Facts,
        VirtioMemAtBoot = Count(booting),
        ConfiguredPorts = null,
    };

    /// <summary>Those of the running machine, free or not; of one that is off: when it last ran.</summary>
    private static int? Ports(SimulatedMachine machine) => machine.Facts.FreeRootPorts + Counted(machine, machine.Running ?? machine.Configured);

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
