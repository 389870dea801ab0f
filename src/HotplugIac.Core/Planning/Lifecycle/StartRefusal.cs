using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>
/// A configuration that libvirt takes and QEMU does not start: slots for memory devices with a maximum that leaves no room for any
/// (RULEBOOK A2 "maxMemory / slots"). A stop for it would leave the machine off.
/// </summary>
internal static class StartRefusal
{
    /// <returns>Null when it starts, as far as is known.</returns>
    public static Problem? Of(MachineSnapshot snapshot, Sizing configured) =>
        configured is { MemorySlots: > 0, MaxMemory.IsZero: false } && configured.MaxMemory <= configured.BaseMemory
            ? Problem.Error(Attributes.MaxMemory, InputRules.Slots,
                $"\"{snapshot.Name}\" would be stopped and could not start again: its configuration has {configured.MemorySlots} memory slots and a max_memory of {configured.MaxMemory}, which is no more than its base memory, and QEMU refuses that. Set max_memory above {configured.BaseMemory}, or to {configured.BaseMemory} with memory_slots = 0.")
            : null;
}
