using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Schema;

/// <summary>The data source <c>host</c>.</summary>
public static class HostRows
{
    public const string MachineType = "machine_type";
    public const string LibvirtVersion = "libvirt_version";
    public const string QemuVersion = "qemu_version";
    public const string Architecture = "architecture";
    public const string Cpus = "cpus";
    public const string FreeMemory = "free_memory";
    public const string UnassignedMemory = "unassigned_memory";
    public const string RunningMachines = "running_machines";
    public const string Count = "count";
    public const string Nodes = "nodes";
    public const string NodeId = "id";
    public const string HugePages = "huge_pages";
    public const string PageSize = "size";
    public const string Total = "total";
    public const string Free = "free";
    public const string VcpuLimit = "vcpu_limit";
    public const string SlotLimit = "memory_slot_limit";
    public const string GuestBlock = "guest_block";
    public const string VirtioMemBlock = "virtio_mem_block";
    public const string BaseAlignment = "base_alignment";
    public const string VcpuHotplug = "vcpu_hotplug";
    public const string MemoryHotplug = "memory_hotplug";
    public const string VirtioMem = "virtio_mem";
    public const string VirtioMemUnplug = "virtio_mem_unplug";

    internal static IReadOnlyList<AttributeSchema> All { get; } =
    [
        QuestionRows.Uri,
        new(MachineType, ValueKind.Text, Usage.OptionalComputed,
            "The machine type whose limits are told, for example `q35`. Default: the one that the hypervisor takes when a definition names none, which on x86 is often the old `pc`; null where the hypervisor has no machine types.") { IsNullable = true },
        QuestionRows.Timeouts,
        .. Versions,
        .. Capacity,
        .. Limits,
    ];

    private static IEnumerable<AttributeSchema> Versions =>
    [
        Computed(VirtualMachineSchema.Hypervisor, ValueKind.Text, "The kind of hypervisor: `libvirt`, `cloud-hypervisor` or `simulator`."),
        Computed(LibvirtVersion, ValueKind.Text, "Version of the libvirt daemon, for example `9.0.0`; null without one.") with { IsNullable = true },
        Computed(QemuVersion, ValueKind.Text, "Version of the host's usual QEMU, for example `7.2.22`; null without QEMU.") with { IsNullable = true },
        Computed(Architecture, ValueKind.Text, "Architecture of the machines whose limits are told, for example `x86_64`."),
    ];

    private static IEnumerable<AttributeSchema> Capacity =>
    [
        Computed(Cpus, ValueKind.WholeNumber, "CPUs that the host uses, hardware threads counted."),
        Computed(Attributes.Memory, ValueKind.Size, "All memory of the host."),
        Computed(FreeMemory, ValueKind.Size,
            "Memory of the host that nothing uses at the moment. Less than what machines could get: caches count as used, although the kernel gives them back. More than what they could keep: guests that have not touched their memory yet will. Null where the hypervisor does not tell."),
        Computed(UnassignedMemory, ValueKind.Size,
            "`memory` less `running_machines.memory`: what can still be given to machines without promising the same memory twice, the host's own needs not counted. `\"0B\"` when that much is promised already."),
        new(RunningMachines, ValueKind.Object, Usage.Computed, "What the machines that run or are paused have, all together. Machines that cannot be read are not counted, and a warning tells it.")
        {
            TypeName = "RunningMachines",
            Nested =
            [
                Computed(Count, ValueKind.WholeNumber, "How many there are."),
                Computed(Attributes.Vcpus, ValueKind.WholeNumber, "Their vCPUs. More than `cpus` is common: machines share the CPUs."),
                Computed(Attributes.MaxVcpus, ValueKind.WholeNumber, "Their vCPUs if each grew live as far as it can."),
                Computed(Attributes.Memory, ValueKind.Size, "Their memory (virtio-mem: what was requested), whether the guests have touched it or not."),
                Computed(Attributes.MaxMemory, ValueKind.Size, "Their memory if each grew live as far as it can."),
            ],
        },
        new(Nodes, ValueKind.ObjectList, Usage.Computed, "The host's NUMA nodes, by number; what `numa_tune` can name. Empty where the hypervisor does not tell.")
        {
            TypeName = "HostNode",
            Nested =
            [
                Computed(NodeId, ValueKind.WholeNumber, "Number of the node."),
                Computed(Cpus, ValueKind.Text, "Its CPUs, for example `\"0-3,8\"`; empty for a node of memory only."),
                Computed(Attributes.Memory, ValueKind.Size, "Its memory."),
                Computed(FreeMemory, ValueKind.Size, "Its memory that nothing uses at the moment; null where the hypervisor does not tell.") with { IsNullable = true },
                new(HugePages, ValueKind.ObjectList, Usage.Computed, "Its huge pages, one entry for each size that the host knows.")
                {
                    TypeName = "HugePages",
                    Nested =
                    [
                        Computed(PageSize, ValueKind.Size, "Size of a page."),
                        Computed(Total, ValueKind.WholeNumber, "Pages that are set up."),
                        Computed(Free, ValueKind.WholeNumber, "Those that nothing uses; null where the hypervisor does not tell.") with { IsNullable = true },
                    ],
                },
            ],
        },
    ];

    private static IEnumerable<AttributeSchema> Limits =>
    [
        Computed(VcpuLimit, ValueKind.WholeNumber, "The most vCPUs that a machine of this type can have (`max_vcpus`); null where it is not known.") with { IsNullable = true },
        Computed(SlotLimit, ValueKind.WholeNumber, "The most slots for memory devices that a machine can have (`memory_slots`)."),
        Computed(GuestBlock, ValueKind.Size, "What every DIMM must be a multiple of, because a Linux guest takes memory in such blocks. Machines on x86 that have about 64GiB or more at boot need `\"2GiB\"`, those with huge pages at least one page."),
        Computed(VirtioMemBlock, ValueKind.Size, "The step in which a virtio-mem device is resized by default; a guest makes use of whole `guest_block`s only."),
        Computed(BaseAlignment, ValueKind.Size, "To what `base_memory` and `max_memory` are rounded up when a machine starts."),
        Computed(VcpuHotplug, ValueKind.Flag, "Whether vCPUs can be plugged."),
        Computed(MemoryHotplug, ValueKind.Flag, "Whether memory devices can be plugged. On x86 that needs ACPI, which is taken for granted here."),
        Computed(VirtioMem, ValueKind.Flag, "Whether virtio-mem devices are possible."),
        Computed(VirtioMemUnplug, ValueKind.Flag, "Whether an emptied virtio-mem device can be taken out of a running machine."),
    ];

    private static AttributeSchema Computed(string name, ValueKind kind, string description) => new(name, kind, Usage.Computed, description);
}
