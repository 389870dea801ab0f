using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>Memory devices that a plan may not touch, each by whose it is.</summary>
internal static class UnaskedDevices
{
    public static IEnumerable<string> Check(MachineSpec spec, MachineSnapshot snapshot, PlanResult plan)
    {
        var (before, after) = (snapshot.Configured.Devices, plan.ConfiguredAfter.Devices);
        var running = snapshot.Running?.Devices ?? [];
        foreach (var device in before.Where(d => d.Model == MemoryModel.Other && !after.Any(a => IsSame(a, d))))
        {
            yield return $"{device} would leave the configuration, and no plan moves its model.";
        }

        foreach (var device in after)
        {
            var known = before.Concat(running).Where(d => d.Alias == device.Alias).ToList();
            if (!IsAllowed(spec, device, known))
            {
                yield return $"{device} would be configured, and nobody asked for that.";
            }

            // C2: misaligned, the guest ignores it and every later one.
            if (device.Model == MemoryModel.Dimm && device.Slot != SlotNeed.None && device.Size.Bytes % snapshot.Facts.GuestBlock.Bytes != 0 && !known.Exists(d => d.Size == device.Size))
            {
                yield return $"{device} would be configured, and it is no multiple of the guest's block of {snapshot.Facts.GuestBlock}.";
            }
        }

        if (spec.Memory is null && spec.MemoryDevices is null && before.FirstOrDefault(d => !d.Capacity.IsZero && !after.Any(a => a.Alias == d.Alias && a.Capacity == d.Capacity)) is { } lost)
        {
            yield return $"{lost} would lose its capacity, and nobody asked for that.";
        }

        foreach (var finding in plan.Steps.Where(s => !IsWanted(spec, s)))
        {
            yield return $"\"{finding.Describe()}\" concerns a device that nobody asked for, or one that shall stay.";
        }
    }

    /// <summary>A device that is configured already, is live, was asked for, or is the planner's own.</summary>
    private static bool IsAllowed(MachineSpec spec, MemoryDevice device, List<MemoryDevice> known) =>
        spec.MemoryDevices?.Any(w => w.Alias == device.Alias) == true
        || known.Exists(d => IsSame(d, device))
        || (device.IsOwn && device.Model != MemoryModel.Other && (known.Count > 0 || spec.Memory is not null));

    private static bool IsWanted(MachineSpec spec, PlanStep step) => (step, spec.MemoryDevices) switch
    {
        (AttachMemoryDeviceStep s, null) => s.Device.IsOwn,
        (AttachMemoryDeviceStep s, { } wanted) => wanted.Any(w => w.Alias == s.Device.Alias && w.Model == s.Device.Model && w.Size == s.Device.Size && w.Requested == s.Device.Requested),
        (DetachMemoryDeviceStep s, { } wanted) => s.Device.IsNamed && wanted.All(w => w.Alias != s.Device.Alias),
        _ => true,
    };

    /// <summary>The same but for what a plan may ask of it: its request, and a cell where there was none.</summary>
    private static bool IsSame(MemoryDevice one, MemoryDevice other) =>
        one.Alias == other.Alias && one.Model == other.Model && one.Size == other.Size && one.Block == other.Block && (one.Node ?? 0) == (other.Node ?? 0);
}
