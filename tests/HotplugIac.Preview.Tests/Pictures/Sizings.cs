using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Tests.Pictures;

/// <summary>Machines whose pictures have something to show.</summary>
internal static class Sizings
{
    /// <summary>Two cells, three kinds of devices, of which one is to go.</summary>
    public static readonly Sizing TwoCells = new(6, 16, ByteSize.FromGiB(8), ByteSize.FromGiB(64), 8)
    {
        MinVcpus = 2,
        Topology = new(2, 1, 4, 2),
        NumaCells = [Cell("0-7", 4), Cell("8-15", 4)],
        Devices = [Dimm("ua-left", 4, 0), Dimm("ua-right", 2, 1), VirtioMem("ua-hotplug-vmem0", 2, 16, 1)],
    };

    public static readonly Sizing TwoCellsGrown = TwoCells with
    {
        Vcpus = 10,
        Devices = [Dimm("ua-left", 4, 0), Dimm("ua-new", 8, 0), VirtioMem("ua-hotplug-vmem0", 6, 16, 1)],
    };

    public static readonly Sizing TwoCellsBooted = TwoCellsGrown with
    {
        MaxVcpus = 32,
        BaseMemory = ByteSize.FromGiB(6),
        NumaCells = [Cell("0-15", 4), Cell("16-31", 2)],
        MemorySlots = 16,
    };

    public static readonly Sizing Smallest = new(1, 1, ByteSize.FromMiB(64), ByteSize.Zero, 0);

    public static readonly Sizing Giant = new(800, 1024, ByteSize.FromGiB(6 * 1024), ByteSize.FromGiB(16 * 1024), 256)
    {
        MinVcpus = 64,
        NumaCells = [.. Enumerable.Range(0, 64).Select(i => new NumaCell(CpuSet.Of(Enumerable.Range(i * 16, 16)), ByteSize.FromGiB(96)))],
        Devices = [.. Enumerable.Range(0, 200).Select(i => Dimm($"ua-d{i}", 8 + (i % 3), i % 64))],
    };

    public static readonly Sizing Odd = new(3, 7, new ByteSize(1_234_567_890), new ByteSize(9_876_543_210), 3)
    {
        Devices = [new(MemoryModel.Dimm, "ua-\u202Eevil<script>\u001b[31m", new ByteSize(123_456_789), null), new(MemoryModel.Other, "漢字漢字漢字漢字漢字漢字漢字漢字", ByteSize.FromGiB(1), null), new(MemoryModel.Dimm, string.Empty, ByteSize.FromGiB(1), null)],
    };

    public static IReadOnlyDictionary<string, IReadOnlyList<(string Title, Sizing Sizing)>> Pictures { get; } =
        new Dictionary<string, IReadOnlyList<(string Title, Sizing Sizing)>>
        {
            ["cells"] = [("before", TwoCells), ("after", TwoCellsGrown), ("after reboot", TwoCellsBooted)],
            ["smallest"] = [("running", Smallest), ("configured", Smallest with { Vcpus = 2, MaxVcpus = 4 })],
            ["giant"] = [("before", Giant), ("after", Giant with { Vcpus = 1000, Devices = [.. Giant.Devices.Skip(20)] })],
            ["odd"] = [("running", Odd)],
        };

    private static NumaCell Cell(string cpus, int gibibytes) => CpuSet.TryParse(cpus, out var set, out var error)
        ? new NumaCell(set, ByteSize.FromGiB(gibibytes))
        : throw new ArgumentException(error);

    private static MemoryDevice Dimm(string alias, int gibibytes, int? node) => new(MemoryModel.Dimm, alias, ByteSize.FromGiB(gibibytes), node);

    private static MemoryDevice VirtioMem(string alias, int requested, int size, int? node) =>
        new(MemoryModel.VirtioMem, alias, ByteSize.FromGiB(size), node) { Requested = ByteSize.FromGiB(requested), Block = ByteSize.FromMiB(2) };
}
