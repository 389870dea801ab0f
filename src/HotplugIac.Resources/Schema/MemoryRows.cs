using HotplugIac.Core.Model;
using HotplugIac.Resources.Input;

namespace HotplugIac.Resources.Schema;

/// <summary>Memory, its ceilings and its devices.</summary>
public static class MemoryRows
{
    public const string Model = "model";
    public const string DeviceSize = "size";
    public const string Requested = "requested";
    public const string Block = "block";
    public const string Node = "node";

    internal static IReadOnlyList<AttributeSchema> All { get; } =
    [
        new(Attributes.Memory, ValueKind.Size, Usage.OptionalComputed,
            "Capacity of the machine, all kinds of memory together: a size with a unit (`B`, `KiB`, `MiB`, `GiB`, `TiB`, `PiB`) such as `\"8GiB\"`, up to `max_memory`; above `base_memory` in whole memory blocks of the guest (128 MiB on most x86 guests). Required at create unless the definition or `memory_devices` has it; of an adopted machine: what it has. More is plugged live as far as the running machine has room; less is taken from it as far as it is in devices and the guest gives it back (see `unplug`). The rest takes effect at the next boot."),
        new(Attributes.BaseMemory, ValueKind.Size, Usage.OptionalComputed,
            "Memory that is not a device, a size up to `memory`: the floor for live shrinking. Default at create: `memory`, or the sum of `numa_cells`; of an adopted machine: what it has. A change takes effect at the next boot."),
        new(Attributes.MaxMemory, ValueKind.Size, Usage.OptionalComputed,
            "Ceiling for live growth of `memory`, a size from `memory` on. Default at create: the definition's own, else the provider's `headroom.memory` times `memory`; of an adopted machine: what it has. Equal to `memory` means no memory hotplug. A change takes effect at the next boot."),
        new(Attributes.MemorySlots, ValueKind.WholeNumber, Usage.OptionalComputed,
            "Number of slots for memory devices, 0 to 256 on x86. Each DIMM takes one, and so does virtio-mem on libvirt before 9.5. Default at create: 16; of an adopted machine: what it has. A change takes effect at the next boot."),
        new(Attributes.MemoryMethod, ValueKind.Text, Usage.OptionalComputed,
            "How memory moves between `base_memory` and `max_memory`: `virtio-mem` or `dimm`. Default: the model of the devices that are there, else `virtio-mem` where it can work, else `dimm`. A change of it touches no machine: it decides how later growth is done. On Cloud Hypervisor it is chosen when the machine is made, and `dimm` stands for ACPI.") { Choice = Choices.MemoryModels.Schema },
        new(Attributes.MemoryDevices, ValueKind.ObjectMap, Usage.Optional,
            "The machine's memory devices, one by one. The key (letters, digits, `-`, `_`) becomes the device's alias `ua-KEY`. Then `memory` is `base_memory` and all devices together; setting it too must agree. Default: none, devices are chosen from `memory` and `memory_method`; cleared again, they are chosen again. New devices and more `requested` are live where the running machine has room; less is live if the guest gives it back; anything else takes effect at the next boot.")
        {
            TypeName = "MemoryDevice",
            Nested =
            [
                new(Model, ValueKind.Text, Usage.Required, "`dimm` or `virtio-mem`.") { Choice = Choices.MemoryModels.Schema },
                new(DeviceSize, ValueKind.Size, Usage.Required, "Capacity of a DIMM, a multiple of the guest's memory block (128 MiB on most x86 guests); ceiling of a virtio-mem device, a multiple of `block`. Changed by taking the device out and putting another in."),
                new(Requested, ValueKind.Size, Usage.Optional, "virtio-mem only: how much of `size` the guest shall use, a multiple of `block`. Default: all of it. Moves live."),
                new(Block, ValueKind.Size, Usage.Optional, "virtio-mem only: step of `requested`, a power of two from `\"2MiB\"`. Default: the hypervisor's own."),
                new(Node, ValueKind.WholeNumber, Usage.Optional, "NUMA cell of the guest, from 0. Required where the machine has more than one; not allowed where it has none. Default: the only cell, if there is one."),
            ],
        },
    ];
}
