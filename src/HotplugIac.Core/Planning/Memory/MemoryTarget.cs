using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>Where base memory, maximum and slots shall go, with what the user did not say filled in.</summary>
/// <param name="Memory">Null when the user leaves the capacity as it is. With <c>memory_devices</c> it is base memory and the devices together.</param>
/// <param name="MaxMemory">Zero when the machine shall have no memory hotplug.</param>
public sealed record MemoryTarget(ByteSize? Memory, ByteSize BaseMemory, ByteSize MaxMemory, int Slots)
{
    /// <summary>Slots of a machine that gets memory hotplug and whose user names no number: 16, or all that its machine type can have.</summary>
    public static int UsualSlots(MachineFacts facts) => Math.Min(16, facts.SlotLimit);

    /// <param name="running">The live machine, to which an undo goes back; null when it is off or yet to be made.</param>
    public static MemoryTarget Of(MachineSpec spec, Sizing configured, MachineFacts facts, Sizing? running = null)
    {
        var wanted = spec.MaxMemory ?? configured.MaxMemory;
        var asked = spec.BaseMemory ?? (spec.NumaCells is { Count: > 0 } cells ? ByteSize.Sum(cells.Select(c => c.Memory)) : (ByteSize?)null);

        // With explicit devices the capacity is a sum, and base memory does not follow it.
        var baseMemory = asked
            ?? (spec.MemoryDevices is not null ? configured.BaseMemory : (ByteSize?)null)
            ?? Undone(spec.Memory, configured, running, wanted)
            ?? FollowingBase(spec.Memory, configured, wanted);

        // A maximum that leaves no room stays as it is, with its slots, as long as nobody moves it or base memory.
        var isOdd = spec.MaxMemory is null && spec.MemorySlots is null && baseMemory == configured.BaseMemory;
        var maximum = wanted > baseMemory || isOdd ? wanted : ByteSize.Zero;
        var slots = maximum.IsZero ? 0
            : spec.MemorySlots ?? (configured.MemorySlots > 0 || !configured.MaxMemory.IsZero ? configured.MemorySlots : UsualSlots(facts));
        var memory = spec.MemoryDevices is null ? spec.Memory : baseMemory + ExplicitDevices.Capacity(spec, configured);
        return new MemoryTarget(memory, baseMemory, maximum, slots);
    }

    /// <summary>
    /// Base memory that gave way to a pending change of the capacity comes back when that is undone; null when nothing is. Where it
    /// gave way no device has capacity left: a reduction of which only the live part is done looks alike, and is no undo.
    /// </summary>
    private static ByteSize? Undone(ByteSize? memory, Sizing configured, Sizing? running, ByteSize maximum) =>
        running is not null && memory == running.Memory && memory != configured.Memory && configured.Memory == configured.BaseMemory
        && configured.NumaCells.Count <= 1 && running.NumaCells.Count == configured.NumaCells.Count
        && (maximum.IsZero ? running.BaseMemory == memory : maximum >= memory)
            ? running.BaseMemory
            : null;

    /// <summary>
    /// Base memory that nobody set: it gives way when the capacity shall be less, and grows where there is no hotplug that
    /// could bring the capacity.
    /// </summary>
    private static ByteSize FollowingBase(ByteSize? memory, Sizing configured, ByteSize maximum)
    {
        if (memory is not { } target || target.IsZero)
        {
            return configured.BaseMemory;
        }

        if (target < configured.BaseMemory)
        {
            return target;
        }

        return maximum.IsZero && target > configured.Memory ? configured.BaseMemory + (target - configured.Memory) : configured.BaseMemory;
    }
}
