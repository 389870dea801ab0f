using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors;

/// <summary>The host of a hypervisor, and what machines on it can have.</summary>
/// <param name="Architecture">Of the machines that the limits are of: <c>x86_64</c>.</param>
/// <param name="Cpus">CPUs that the host uses.</param>
/// <param name="Memory">All memory of the host.</param>
/// <param name="Facts">Of a machine of <see cref="MachineType"/> with ACPI and ordinary pages, and little memory at boot.</param>
public sealed record HostReading(string Architecture, int Cpus, ByteSize Memory, MachineFacts Facts)
{
    /// <summary>The machine type that the limits are of, as the hypervisor names it; null where it has none.</summary>
    public string? MachineType { get; init; }

    /// <summary>The daemon's version, <c>9.0.0</c>; null without libvirt.</summary>
    public string? LibvirtVersion { get; init; }

    /// <summary>Null without QEMU.</summary>
    public string? QemuVersion { get; init; }

    /// <summary>What nobody uses at the moment, the kernel's caches included; null where the hypervisor does not tell.</summary>
    public ByteSize? FreeMemory { get; init; }

    /// <summary>By number; empty where the hypervisor does not tell.</summary>
    public EquatableList<HostNode> Nodes { get; init; } = [];
}

/// <summary>A NUMA node of a host.</summary>
/// <param name="Cpus">Ids of its CPUs; empty for a node of memory only.</param>
/// <param name="FreeMemory">Null where the hypervisor does not tell.</param>
public sealed record HostNode(int Id, CpuSet Cpus, ByteSize Memory, ByteSize? FreeMemory)
{
    /// <summary>Huge pages, by size: every size but the ordinary one, also those that are not set up.</summary>
    public EquatableList<HostPages> HugePages { get; init; } = [];
}

/// <summary>Pages of one size on a NUMA node.</summary>
/// <param name="Free">Null where the hypervisor does not tell.</param>
public sealed record HostPages(ByteSize Size, long Total, long? Free);
