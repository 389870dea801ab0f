using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Schema;

/// <summary>The one schema of the virtual machine, for all surfaces (PRODUCT.md, "The resource").</summary>
public static class VirtualMachineSchema
{
    public const string Description =
        "A virtual machine whose vCPUs and memory are resized while it runs. The plan tells in `impact` which changes are live and which wait for a reboot, and why.";

    public const string Id = "id";
    public const string Impact = "impact";
    public const string PendingReboot = "pending_reboot";
    public const string PendingChanges = "pending_changes";
    public const string LiveValues = "live_values";
    public const string PowerState = "power_state";
    public const string Hypervisor = "hypervisor";
    public const string Verdict = "verdict";
    public const string StopsMachine = "stops_machine";
    public const string Live = "live";
    public const string Reboot = "reboot";
    public const string Cpus = "cpus";

    public static IReadOnlyList<AttributeSchema> Rows { get; } =
    [
        new(Id, ValueKind.Text, Usage.Computed, "Identity of the machine: its UUID."),
        new(Attributes.Name, ValueKind.Text, Usage.Required, "The machine's name. Another name is another machine.") { Replaces = true },
        new(Attributes.Uri, ValueKind.Text, Usage.Optional,
            "The route to the hypervisor, for example `qemu:///system`. Default: the provider's `uri`. No identity: it can change without touching the machine."),
        new(Attributes.Definition, ValueKind.Text, Usage.Optional,
            "The hypervisor's own definition (libvirt domain XML) with disks, networks and so on. Given: the resource creates, starts and deletes the machine; CPU and memory elements in it are defaults for attributes that are not set. Absent: the machine exists already and is adopted; deleting the resource releases it, running."),
        new(Attributes.Vcpus, ValueKind.WholeNumber, Usage.Required, "vCPUs, from 1 to `max_vcpus`."),
        new(Attributes.MaxVcpus, ValueKind.WholeNumber, Usage.OptionalComputed,
            "Ceiling for live growth of `vcpus`. Default at create: the definition's own maximum, else four times `vcpus`; of an adopted machine: what it has. A change takes effect at the next boot."),
        new(Attributes.Memory, ValueKind.Size, Usage.OptionalComputed,
            "Capacity of the machine, all kinds of memory together, for example `\"8GiB\"`. Required at create unless the definition has it."),
        new(Attributes.BaseMemory, ValueKind.Size, Usage.OptionalComputed,
            "Memory that is not a device. Default at create: `memory`, or the sum of `numa_cells`. A change takes effect at the next boot."),
        new(Attributes.MaxMemory, ValueKind.Size, Usage.OptionalComputed,
            "Ceiling for live growth of `memory`. Default at create: the definition's own, else four times `memory`; equal to `memory` means no memory hotplug. A change takes effect at the next boot."),
        new(Attributes.MemorySlots, ValueKind.WholeNumber, Usage.OptionalComputed,
            "Slots for memory devices, 0 to 256 on x86. Default at create: 16. A change takes effect at the next boot."),
        new(Attributes.MemoryMethod, ValueKind.Text, Usage.OptionalComputed,
            "How memory moves between `base_memory` and `max_memory`: `virtio-mem` or `dimm`. Default: the model of the devices that are there, else `virtio-mem` where it can work, else `dimm`."),
        new(Attributes.NumaCells, ValueKind.ObjectList, Usage.OptionalComputed,
            "NUMA cells of the guest. Their `memory` adds up to `base_memory`, their `cpus` hold each id below `max_vcpus` once. A change takes effect at the next boot.")
        {
            Nested =
            [
                new(Cpus, ValueKind.Text, Usage.Required, "vCPU ids, for example `\"0-3,8\"`."),
                new(Attributes.Memory, ValueKind.Size, Usage.Required, "Base memory of the cell."),
            ],
        },
        new(Impact, ValueKind.Object, Usage.Computed, "What applying this plan means for the machine. Shows afresh in each plan.")
        {
            Nested =
            [
                new(Verdict, ValueKind.Text, Usage.Computed, "`none`, `live`, `reboot` or `replace`."),
                new(StopsMachine, ValueKind.Flag, Usage.Computed, "Whether this apply stops the machine. A reboot change that is put off does not."),
                new(Live, ValueKind.TextMap, Usage.Computed, "Attribute to what is done without stopping the machine, with the rule code."),
                new(Reboot, ValueKind.TextMap, Usage.Computed, "Attribute to what waits until the machine has been stopped and started, with the rule code."),
            ],
        },
        new(PendingReboot, ValueKind.Flag, Usage.Computed, "Whether the machine's next boot will change its CPU or memory."),
        new(PendingChanges, ValueKind.TextMap, Usage.Computed, "What it will change."),
        new(LiveValues, ValueKind.Object, Usage.Computed, "What the live machine has; null when it is off.")
        {
            Nested =
            [
                new(Attributes.Vcpus, ValueKind.WholeNumber, Usage.Computed, "vCPUs of the live machine."),
                new(Attributes.MaxVcpus, ValueKind.WholeNumber, Usage.Computed, "Its ceiling for vCPUs."),
                new(Attributes.Memory, ValueKind.Size, Usage.Computed, "Capacity of the live machine (virtio-mem: what was requested)."),
                new(Attributes.BaseMemory, ValueKind.Size, Usage.Computed, "Its memory that is not a device."),
                new(Attributes.MaxMemory, ValueKind.Size, Usage.Computed, "Its ceiling for memory."),
                new(Attributes.MemorySlots, ValueKind.WholeNumber, Usage.Computed, "Its memory slots."),
            ],
        },
        new(PowerState, ValueKind.Text, Usage.Computed, "`running`, `paused` or `shut off`."),
        new(Hypervisor, ValueKind.Text, Usage.Computed, "The kind of hypervisor: `libvirt`."),
    ];
}
