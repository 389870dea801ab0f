using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>
/// How far the running machine can go towards a growth that it cannot reach (RULEBOOK A2 "add dimm", "virtio-mem add"): as much as
/// its maximum, slots and PCIe root ports allow, in whole steps of the method.
/// </summary>
internal static class GrowthReach
{
    /// <returns>Zero when no whole step is possible.</returns>
    public static ByteSize Of(Sizing running, ByteSize amount, MemoryModel method, MachineFacts facts)
    {
        if (running.MaxMemory.IsZero || !facts.MemoryHotplug)
        {
            return ByteSize.Zero;
        }

        var step = MemoryMethods.Step(method, running, facts);
        var possible = method == MemoryModel.Dimm
            ? MemoryMethods.FreeSlots(running, facts) > 0 ? MemoryMethods.Room(running) : ByteSize.Zero
            : Spare(running, step, facts) + (DeviceGrowth.NewVirtioMem(running, facts, live: true) > 0 ? MemoryMethods.Room(running).RoundDown(MemoryMethods.SizeUnit(step, facts)) : ByteSize.Zero);
        return ByteSize.Min(amount, possible).RoundDown(step);
    }

    /// <summary>What the virtio-mem devices that are there can still be asked for.</summary>
    public static ByteSize Spare(Sizing sizing, ByteSize step, MachineFacts facts) => ByteSize.Sum(Spares(sizing, facts).Select(s => s.RoundDown(step)));

    /// <summary>The same for each device of the machine; zero for other models and for devices that have no name to be asked by.</summary>
    public static IReadOnlyList<ByteSize> Spares(Sizing sizing, MachineFacts facts) =>
        [.. sizing.Devices.Select(d => d.Model == MemoryModel.VirtioMem && d.Alias.Length > 0 && MemoryMethods.Usable(d, facts) > d.Requested ? MemoryMethods.Usable(d, facts) - d.Requested : ByteSize.Zero)];
}
