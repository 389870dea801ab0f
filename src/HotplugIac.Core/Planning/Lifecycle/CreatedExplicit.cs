using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Memory;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>The memory of a machine that is to be created with <c>memory_devices</c>.</summary>
internal static class CreatedExplicit
{
    /// <summary>
    /// Fills in what follows from the devices: base memory is what <c>memory</c> leaves beside them, else the definition's,
    /// and the maximum has room for their whole size.
    /// </summary>
    public static MachineSpec Resolve(MachineSpec spec, Sizing definition, MachineFacts facts, Headroom headroom)
    {
        if (spec.MemoryDevices is not { } devices)
        {
            return spec;
        }

        var capacity = ExplicitDevices.Capacity(spec, definition);
        var baseMemory = spec.BaseMemory
            ?? (spec.NumaCells is { Count: > 0 } cells ? ByteSize.Sum(cells.Select(c => c.Memory)) : (ByteSize?)null)
            ?? (spec.Memory > capacity ? spec.Memory - capacity : definition.BaseMemory.RoundUp(facts.BaseAlignment));
        if (baseMemory is not { IsZero: false } known)
        {
            return spec;
        }

        var memory = spec.Memory ?? known + capacity;
        var needed = known + ByteSize.Sum(devices.Concat(ExplicitDevices.Staying(definition)).Select(d => d.Size));
        var isShort = facts.MemoryHotplug && spec.MaxMemory is null && definition.MaxMemory.IsZero && needed > headroom.MaxMemory(memory, facts);
        return spec with { Memory = memory, BaseMemory = known, MaxMemory = isShort ? needed.RoundUp(facts.BaseAlignment) : spec.MaxMemory };
    }

    /// <summary>The devices: the user's, and what a definition has beside them without a name.</summary>
    public static Sizing WithDevices(Sizing sizing, MachineSpec spec, MachineFacts facts) => spec.MemoryDevices is null ? sizing : sizing with
    {
        Devices = ExplicitDevices.Target(sizing.Devices, ExplicitDevices.Wanted(spec, sizing, null, sizing.NumaCells.Count, facts)),
    };
}
