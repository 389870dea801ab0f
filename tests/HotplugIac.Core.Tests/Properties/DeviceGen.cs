using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Core.Model;

namespace HotplugIac.Core.Tests.Properties;

/// <summary>Memory devices that machines have, and maps of them that users write.</summary>
internal static class DeviceGen
{
    private static readonly ByteSize Unit = ByteSize.FromMiB(128);

    /// <summary>The planner's own, a user's, and hand-plugged ones, whose derived name libvirt does not allow as an alias.</summary>
    public static Gen<MemoryDevice> Device(MachineFacts facts, int cells) =>
        from model in facts.VirtioMem ? Gen.Elements(0, 0, 1, 1, 1, 2) : Gen.Elements(0, 0, 0, 2)
        from prefix in Gen.Elements("ua-", "ua-hotplug-", "ua-hotplug-", "#")
        from number in Gen.Choose(0, 3)
        from units in Gen.Choose(1, 8)
        from odd in Property.OneIn(10)
        from node in Gen.Choose(0, Math.Max(0, cells - 1))
        from block in Gen.Elements(2L, 2L, 4L)
        from requested in Gen.Choose(0, units * 32)
        let at = cells == 0 ? (int?)null : node
        select model switch
        {
            0 => new MemoryDevice(MemoryModel.Dimm, $"{prefix}dimm{number}", odd ? ByteSize.FromMiB(100) : facts.GuestBlock * units, at),
            1 => new MemoryDevice(MemoryModel.VirtioMem, $"{prefix}vmem{number}", facts.GuestBlock * units, at)
            {
                Block = ByteSize.FromMiB(block),
                Requested = ByteSize.FromMiB(4L * requested),
            },
            _ => new MemoryDevice(MemoryModel.Other, $"nvdimm-{number}", Unit * units, at) { Slot = (SlotNeed)(number % 3) },
        };

    /// <summary>Null in most cases; else the user's devices as they are, changed, left out, and others besides.</summary>
    public static Gen<EquatableList<MemoryDevice>?> Wishes(Sizing sizing, MachineFacts facts) =>
        from kind in Gen.Choose(0, 5)
        from fates in Gen.Choose(0, 5).ArrayOf(sizing.Devices.Count)
        from units in Gen.Choose(0, 4)
        from fresh in Device(facts, sizing.NumaCells.Count).ListOf(1)
        from bad in Property.OneIn(12)
        select kind > 1 ? null : Wish(sizing, fates, units, kind == 0 ? [] : fresh, bad);

    private static EquatableList<MemoryDevice> Wish(Sizing sizing, int[] fates, int units, IEnumerable<MemoryDevice> fresh, bool bad) =>
        sizing.Devices.Zip(fates).Where(p => p.First.IsNamed && !p.First.Alias.Contains("hotplug", StringComparison.Ordinal))
            .Select(p => Changed(p.First, p.Second, units)).OfType<MemoryDevice>()
            .Concat(fresh.Where(d => d.Model != MemoryModel.Other || bad).Select(d => d with { Alias = $"ua-new-{d.Size.Bytes % 3}", Node = bad ? 7 : d.Node, Requested = bad && d.Model == MemoryModel.Dimm ? Unit : d.Requested }))
            .DistinctBy(d => d.Alias).OrderBy(d => d.Alias, StringComparer.Ordinal).ToEquatableList();

    private static MemoryDevice? Changed(MemoryDevice device, int fate, int units) => (fate, device.Model) switch
    {
        (0, _) => null,
        (1, _) => device with { Size = device.Size + (Unit * (2 * units)) },
        (2, MemoryModel.VirtioMem) => device with { Requested = ByteSize.Min(Unit * units, device.Size) },
        (3, MemoryModel.VirtioMem) => device with { Block = ByteSize.Zero },
        (4, MemoryModel.VirtioMem) => device with { Requested = ByteSize.Zero, Size = Unit * (1 + units) },
        _ => device,
    };
}
