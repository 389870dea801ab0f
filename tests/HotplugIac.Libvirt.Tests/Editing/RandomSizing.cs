using HotplugIac.Core.Model;

namespace HotplugIac.Libvirt.Tests.Editing;

/// <summary>Sizings that libvirt would take, made from another one by chance.</summary>
internal static class RandomSizing
{
    public static Sizing From(Random random, Sizing start)
    {
        var maximum = random.Next(1, 17);
        var vcpus = random.Next(1, maximum + 1);
        var cells = random.Next(4) == 0 ? EquatableList<NumaCell>.Empty : Cells(random, maximum);
        var others = start.Devices.Where(d => d.Model == MemoryModel.Other || random.Next(2) == 0);
        var added = Enumerable.Range(0, random.Next(4)).Select(i => Device(random, $"ua-{i}"));
        var devices = others.Concat(added.Where(a => start.Devices.All(d => d.Alias != a.Alias)))
            .Select(d => d.Model == MemoryModel.VirtioMem && random.Next(2) == 0 ? d with { Requested = ByteSize.FromMiB(2 * random.Next(16)) } : d)
            .ToEquatableList();
        var sizing = start with
        {
            Vcpus = vcpus,
            MaxVcpus = maximum,
            MinVcpus = random.Next(1, vcpus + 1),
            Topology = random.Next(2) == 0 ? null : new CpuTopology(random.Next(1, 3), random.Next(1, 3), random.Next(1, 5), random.Next(1, 3)),
            NumaCells = cells,
            Devices = devices,
            NumaTune = random.Next(2) == 0 ? null : Tune(random, cells.Count),
            BaseMemory = cells.Count > 0 ? ByteSize.Sum(cells.Select(c => c.Memory)) : ByteSize.FromMiB(random.Next(64, 4096)),
        };
        return random.Next(3) == 0
            ? sizing with { MaxMemory = ByteSize.Zero, MemorySlots = 0 }
            : sizing with { MaxMemory = ByteSize.FromGiB(random.Next(64, 128)), MemorySlots = random.Next(0, 17) };
    }

    private static EquatableList<NumaCell> Cells(Random random, int maximum)
    {
        var count = random.Next(1, 4);
        var haveDistances = random.Next(2) == 0;
        return Enumerable.Range(0, count)
            .Select(i => new NumaCell(i == 0 ? CpuSet.First(maximum) : CpuSet.Empty, ByteSize.FromMiB(random.Next(1, 1024)))
            {
                Distances = haveDistances ? Enumerable.Range(0, count).Select(to => to == i ? 10 : random.Next(11, 256)).ToEquatableList() : [],
            })
            .ToEquatableList();
    }

    private static NumaTune Tune(Random random, int cells) => new((NumaTuneMode)random.Next(4), CpuSet.First(random.Next(1, 4)))
    {
        Cells = Enumerable.Range(0, cells).Where(_ => random.Next(2) == 0)
            .Select(c => new NumaTuneCell(c, (NumaTuneMode)random.Next(4), CpuSet.Of([random.Next(4)])))
            .ToEquatableList(),
    };

    private static MemoryDevice Device(Random random, string alias)
    {
        var size = ByteSize.FromMiB(128 * random.Next(1, 9));
        var node = random.Next(3) == 0 ? (int?)null : random.Next(2);
        return random.Next(2) == 0
            ? new MemoryDevice(MemoryModel.Dimm, alias, size, node)
            : new MemoryDevice(MemoryModel.VirtioMem, alias, size, node) { Block = ByteSize.FromMiB(2), Requested = ByteSize.FromMiB(2 * random.Next(60)) };
    }
}
