namespace HotplugIac.Core.Model;

/// <summary>
/// What a hypervisor can do for one machine, as plain data: planner rules ask these facts, never a version number.
/// The defaults are those of x86 QEMU.
/// </summary>
public sealed record MachineFacts
{
    /// <summary>
    /// No size may be larger: the 52 bits of physical address of today's x86-64 and Arm. Sums of a machine's parts stay far
    /// below the largest number then.
    /// </summary>
    public static ByteSize MemoryLimit { get; } = new(1L << 52);

    /// <summary>No count of vCPUs may be larger: far beyond every hypervisor in the rule book, and small enough to be counted through.</summary>
    public const int VcpuCeiling = 1 << 16;

    /// <summary>The machine type and architecture as the hypervisor names it, for messages (<c>pc-q35-7.2</c>).</summary>
    public string MachineType { get; init; } = string.Empty;

    /// <summary>Whether the machine type has hotpluggable CPUs at all (RULEBOOK A1, row 1).</summary>
    public bool VcpuHotplug { get; init; } = true;

    /// <summary>The largest vCPU maximum of the machine type; zero when not known.</summary>
    public int VcpuLimit { get; init; }

    /// <summary>
    /// In which groups vCPUs come and go: 1, or the threads of a core where only whole cores can be plugged (pseries,
    /// RULEBOOK A1 "m not multiple of entity size").
    /// </summary>
    public int VcpuGranularity { get; init; } = 1;

    /// <summary>Whether the machine can have memory devices (ACPI on, machine type with memory hotplug).</summary>
    public bool MemoryHotplug { get; init; } = true;

    /// <summary>Whether hypervisor and architecture know virtio-mem (RULEBOOK A8).</summary>
    public bool VirtioMem { get; init; }

    /// <summary>Whether a virtio-mem device takes a slot (libvirt before 9.5, RULEBOOK A2).</summary>
    public bool VirtioMemTakesSlot { get; init; }

    /// <summary>
    /// Whether a virtio-mem device that the guest has emptied can be detached from the running machine (believed since QEMU
    /// 8.1; 7.2 answers "virtio based memory devices cannot be unplugged", RULEBOOK A2 "virtio-mem remove").
    /// </summary>
    public bool VirtioMemUnplug { get; init; }

    /// <summary>Free hotpluggable PCIe root ports of the running machine (RULEBOOK D9); null where none is needed.</summary>
    public int? FreeRootPorts { get; init; }

    /// <summary>Whether the machine lacks the channel through which a QEMU guest agent answers; false where there are no agents.</summary>
    public bool LacksAgentChannel { get; init; }

    /// <summary>The NUMA nodes of the host, on which memory can be placed; empty when not known.</summary>
    public CpuSet HostNodes { get; init; } = CpuSet.Empty;

    /// <summary>
    /// Whether memory hotplug must have a NUMA cell in the definition: libvirt before 9.6 refuses it without, later ones
    /// write a cell themselves (RULEBOOK A2), which reading back would then show as a change that nobody planned.
    /// </summary>
    public bool HotplugNeedsNuma { get; init; }

    /// <summary>The most slots that a definition may have (256 on x86, RULEBOOK A2).</summary>
    public int SlotLimit { get; init; } = 256;

    /// <summary>
    /// The guest's memory block: a DIMM must be a multiple of it, or the guest ignores it and every later one (RULEBOOK C2, E).
    /// </summary>
    public ByteSize GuestBlock { get; init; } = ByteSize.FromMiB(128);

    /// <summary>The step of a virtio-mem device that is still to be made.</summary>
    public ByteSize VirtioMemBlock { get; init; } = ByteSize.FromMiB(2);

    /// <summary>To what base memory and maximum are rounded up when a machine starts (1 MiB on x86, RULEBOOK A2 "rounding").</summary>
    public ByteSize BaseAlignment { get; init; } = ByteSize.FromMiB(1);

    /// <summary>
    /// How the machine is resized as a whole; null where it has a definition for the next boot beside the running one, and memory
    /// devices come and go one by one (libvirt).
    /// </summary>
    public ResizeFacts? Resize { get; init; }
}
