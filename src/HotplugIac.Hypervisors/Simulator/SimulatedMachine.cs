using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>One machine of the simulator, whole: a value. What happens to it makes a new one.</summary>
/// <param name="Id">The UUID, lower case with hyphens.</param>
/// <param name="Running">What the live machine has; null when it is off.</param>
/// <param name="Configured">What its next boot brings, as it was written.</param>
/// <param name="Facts">
/// What hypervisor and machine type can do. <see cref="MachineFacts.FreeRootPorts"/> is the number at boot, before any device
/// was attached to the running machine.
/// </param>
public sealed record SimulatedMachine(string Id, string Name, Sizing? Running, Sizing Configured, MachineFacts Facts)
{
    /// <summary>Whether the running machine is paused. Means nothing when it is off.</summary>
    public bool IsPaused { get; init; }

    public bool IsPersistent { get; init; } = true;

    public bool HasManagedSave { get; init; }

    /// <summary>The mark of a stop by an apply (PRODUCT.md, promise 5).</summary>
    public bool IsMarked { get; init; }

    /// <summary>The definition that it was created from, unchanged; null when it was seeded without one.</summary>
    public string? Definition { get; init; }

    public SimulatedGuest Guest { get; init; } = SimulatedGuest.Default;

    /// <summary>How often it was started. Two reads with the same number saw the same hypervisor process.</summary>
    public int Boots { get; init; }

    /// <summary>vCPUs and memory blocks that the guest has online.</summary>
    public int OnlineVcpus { get; init; }

    /// <inheritdoc cref="OnlineVcpus"/>
    public int OnlineBlocks { get; init; }

    /// <summary>
    /// virtio-mem devices that the machine had when <see cref="MachineFacts.FreeRootPorts"/> were counted: at its last boot.
    /// Null until devices have come or gone, or it has booted; then those that it has.
    /// </summary>
    public int? VirtioMemAtBoot { get; init; }

    /// <summary>PCIe root ports that the configuration has for virtio-mem devices; null while they are as many as the running machine's.</summary>
    public int? ConfiguredPorts { get; init; }

    /// <summary>Looks until the guest is off, once it was asked to shut down; null when it was not.</summary>
    public int? LooksToOff { get; init; }

    /// <summary>What a silent guest will still give back.</summary>
    public EquatableList<LateUnplug> Late { get; init; } = [];
}

/// <summary>An unplug that was not answered in time and happens all the same.</summary>
/// <param name="Alias">The device; null for vCPUs.</param>
/// <param name="Vcpus">The count to which vCPUs go; zero for a device.</param>
/// <param name="Looks">After so many more looks at the machine.</param>
public sealed record LateUnplug(string? Alias, int Vcpus, int Looks);
