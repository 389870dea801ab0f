using HotplugIac.Core.Model;
using HotplugIac.Resources.Input;

namespace HotplugIac.Resources.Schema;

/// <summary>What the product tells.</summary>
internal static class ResultRows
{
    public static IReadOnlyList<AttributeSchema> All { get; } =
    [
        new(VirtualMachineSchema.Impact, ValueKind.Object, Usage.Computed, "What applying this plan means for the machine. Shows afresh in each plan; unknown as a whole while an input is not known yet.")
        {
            TypeName = "Impact",
            Nested =
            [
                new(VirtualMachineSchema.Verdict, ValueKind.Text, Usage.Computed, "The worst of the changes: `none`, `live`, `reboot` or `replace`. In a plan of the resource a replacement shows as `-/+` rather than here.") { Choice = Choices.Verdicts },
                new(VirtualMachineSchema.StopsMachine, ValueKind.Flag, Usage.Computed, "Whether this apply stops the machine. A reboot change that is put off does not."),
                new(VirtualMachineSchema.Live, ValueKind.TextMap, Usage.Computed, "Attribute to what is done without stopping the machine, for example `2 → 4, hot-added (HP1001)`: what, how, and the rule's code."),
                new(VirtualMachineSchema.Reboot, ValueKind.TextMap, Usage.Computed, "Attribute to what takes effect when the machine has been stopped and started, for example `8GiB → 16GiB, at the next boot (HP2003)`."),
            ],
        },
        new(VirtualMachineSchema.PendingReboot, ValueKind.Flag, Usage.Computed, "Whether the machine's next boot will change its CPU or memory. True until it has been shut down and started; a reboot from inside the guest is not enough, except on Cloud Hypervisor."),
        new(VirtualMachineSchema.PendingChanges, ValueKind.TextMap, Usage.Computed, "What it will change: attribute to a text such as `8GiB → 16GiB at the next boot`."),
        new(VirtualMachineSchema.LiveValues, ValueKind.Object, Usage.Computed, "What the live machine has; null when it is off.")
        {
            TypeName = "LiveValues",
            IsNullable = true,
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
        new(VirtualMachineSchema.PowerState, ValueKind.Text, Usage.Computed, "`running`, `paused` or `shut off`.") { Choice = Choices.PowerStates.Schema },
        new(VirtualMachineSchema.Hypervisor, ValueKind.Text, Usage.Computed, "The kind of hypervisor: `libvirt`, `cloud-hypervisor` or `simulator`."),
    ];
}
