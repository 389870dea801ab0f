using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Tests.Pictures;

/// <summary>Sizes of machines, from sensible ones to those that only a broken file can hold.</summary>
internal static class SizingGen
{
    public static Gen<IReadOnlyList<(string Title, Sizing Sizing)>> Moments =>
        from titles in Gen.Elements<string[]>(["running"], ["running", "configured"], ["before", "after", "after reboot"], ["\u202Eevil\n", "<b>", new('x', 200)])
        from sizings in Gen.ArrayOf(Sizings, titles.Length)
        from same in Gen.Choose(0, 3)
        select (IReadOnlyList<(string Title, Sizing Sizing)>)[.. titles.Select((t, i) => (t, same == 0 ? sizings[0] : sizings[i]))];

    public static Gen<Sizing> Sizings =>
        from maximum in Gen.OneOf(Gen.Choose(1, 16), Gen.Choose(1, 1024), Gen.Elements(0, int.MaxValue))
        from vcpus in Gen.OneOf(Gen.Choose(1, Math.Clamp(maximum, 1, 4096)), Gen.Elements(0, int.MaxValue))
        from floor in Gen.Choose(0, 20)
        from memory in Sizes
        from ceiling in Sizes
        from slots in Gen.OneOf(Gen.Choose(0, 16), Gen.Choose(0, 256), Gen.Constant(int.MaxValue))
        from cells in Gen.OneOf(Gen.Choose(0, 4), Gen.Choose(0, 64)).SelectMany(n => Gen.ArrayOf(Cells, n))
        from devices in Gen.OneOf(Gen.Choose(0, 4), Gen.Choose(0, 300)).SelectMany(n => Gen.ArrayOf(Devices, n))
        select new Sizing(vcpus, maximum, memory, ceiling, slots) { MinVcpus = floor, NumaCells = [.. cells], Devices = [.. devices] };

    private static Gen<ByteSize> Sizes =>
        from unit in Gen.Elements(0, 10, 20, 30, 40)
        from count in Gen.Choose(0, 1000)
        from huge in Gen.Choose(1, 50)
        select huge == 1 ? new ByteSize(long.MaxValue) : new ByteSize((long)count << unit);

    private static Gen<NumaCell> Cells =>
        from first in Gen.Choose(0, 1000)
        from count in Gen.OneOf(Gen.Choose(0, 8), Gen.Choose(0, 300))
        from memory in Sizes
        select new NumaCell(CpuSet.Of(Enumerable.Range(first, count)), memory);

    private static Gen<MemoryDevice> Devices =>
        from model in Gen.Elements(MemoryModel.Dimm, MemoryModel.VirtioMem, MemoryModel.Other)
        from alias in Gen.Elements("", "ua-a", "ua-b", "ua-hotplug-vmem0", "漢字", "\u001b[31m\u202E<script>", new string('y', 300))
        from size in Sizes
        from requested in Sizes
        from node in Gen.Choose(-1, 5)
        select new MemoryDevice(model, alias, size, node < 0 ? null : node) { Requested = model == MemoryModel.VirtioMem ? requested : default };
}
