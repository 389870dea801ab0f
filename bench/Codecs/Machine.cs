using HotplugIac.Core.Model;

namespace HotplugIac.Bench.Codecs;

/// <summary>A machine by what makes its documents long.</summary>
/// <param name="Devices">DIMMs.</param>
/// <param name="Cells">NUMA cells; with more than one each has its distances to all.</param>
public sealed record Machine(int Devices, int Cells)
{
    public static readonly IReadOnlyList<Machine> All = [new(0, 1), new(16, 1), new(64, 1), new(256, 1), new(0, 8), new(0, 32)];

    public static readonly IReadOnlyList<Machine> Extremes = [new(0, 1), new(256, 1)];

    /// <summary>Devices have no part in a Cloud Hypervisor configuration that grows by zones.</summary>
    public static readonly IReadOnlyList<Machine> ByCells = [new(0, 1), new(0, 8), new(0, 32)];

    public override string ToString() => Devices > 0 ? $"{Devices} devices" : Cells > 1 ? $"{Cells} cells" : "plain";

    internal Sizing Sizing => new(8, 64, ByteSize.FromGiB(Cells), ByteSize.FromGiB(1024), 256)
    {
        Topology = new CpuTopology(1, 1, 64, 1),
        NumaCells = [.. Enumerable.Range(0, Cells).Select(Cell)],
        Devices = [.. Enumerable.Range(0, Devices).Select(i => new MemoryDevice(MemoryModel.Dimm, $"ua-dimm{i}", ByteSize.FromGiB(1), i % Cells))],
    };

    internal MachineSnapshot Snapshot => new(
        "8005ce2f-1998-4bb2-87d4-90774a600b31", "vm", "libvirt", PowerState.Running, Sizing, Sizing, new MachineFacts { MachineType = "pc-q35-7.2", FreeRootPorts = 4 });

    internal CpuSet Cpus(int cell) => CpuSet.Of(Enumerable.Range(cell * 64 / Cells, 64 / Cells));

    internal int Distance(int from, int to) => from == to ? 10 : 20;

    private NumaCell Cell(int id) => new(Cpus(id), ByteSize.FromGiB(1))
    {
        Distances = Cells == 1 ? [] : [.. Enumerable.Range(0, Cells).Select(to => Distance(id, to))],
    };
}
