using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>Everything that a simulator knows: a value, which a store keeps.</summary>
public sealed record SimulatorState
{
    /// <summary>A host of today: libvirt 10 or later on x86-64 with q35, QEMU 9.</summary>
    /// <remarks>Stands before <see cref="Empty"/>, which is made of it: static members are initialised in the order of the text.</remarks>
    public static MachineFacts DefaultFacts { get; } = new()
    {
        MachineType = "simulator",
        VcpuLimit = 288,
        VirtioMem = true,
        VirtioMemUnplug = true,
        FreeRootPorts = 4,
        HotplugNeedsNuma = true,
    };

    public static SimulatorState Empty { get; } = new();

    /// <summary>What the host can do for a machine that is created from a definition which does not say otherwise, or seeded without facts.</summary>
    public MachineFacts Facts { get; init; } = DefaultFacts;

    /// <summary>The host itself.</summary>
    public SimulatedHost Host { get; init; } = new();

    /// <summary>By name, in ordinal order; names and ids are unique.</summary>
    public EquatableList<SimulatedMachine> Machines { get; init; } = [];

    public EquatableList<SimulatedFault> Faults { get; init; } = [];
}
