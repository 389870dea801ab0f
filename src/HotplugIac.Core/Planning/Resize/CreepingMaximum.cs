using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Resize;

/// <summary>
/// After a reset all ACPI memory is base memory, and the room to grow lies on top of it again (RULEBOOK B "Lifecycle"): with 1 GiB
/// and 8 GiB of room, grown to 3 GiB, the next boot has 3 GiB of base memory and a maximum of 11 GiB. What was asked for still
/// holds then, and is no reason for a change.
/// </summary>
internal static class CreepingMaximum
{
    public static MachineSpec AsUnset(MachineSpec spec, MachineSnapshot snapshot)
    {
        if (snapshot.Facts.Resize is not { Method: ResizeMethod.Acpi })
        {
            return spec;
        }

        var there = snapshot.Configured;
        return spec with
        {
            MaxMemory = spec.MaxMemory <= there.MaxMemory && !(spec.Memory > spec.MaxMemory) ? null : spec.MaxMemory,
            BaseMemory = spec.BaseMemory <= there.BaseMemory && !(spec.Memory < spec.BaseMemory) ? null : spec.BaseMemory,
        };
    }
}
