using HotplugIac.Core.Model;

namespace PlannerBench;

/// <summary>Machines as they are common, and the largest that x86 takes: 32 cells with 256 slots.</summary>
internal static class Cases
{
    private const int Cells = 32;
    private const int Slots = 256;

    private static readonly MachineFacts Dimms = new() { MachineType = "pc-q35-7.2" };
    private static readonly MachineSpec Spec = new("web");
    private static readonly Sizing Small = new(2, 8, Size("2GiB"), Size("16GiB"), 16);
    private static readonly Sizing Large = Halls(Slots / 2);
    private static readonly Sizing Full = Halls(Slots);

    public static readonly IReadOnlyList<Case> One =
    [
        new("grow vcpus and memory", Spec with { Vcpus = 4, Memory = Size("4GiB") }, Running(Small, Dimms)),
        new("grow through virtio-mem", Spec with { Vcpus = 4, Memory = Size("4GiB") }, Running(Small, Dimms with { VirtioMem = true, FreeRootPorts = 4 })),
        new("live and reboot mixed", Spec with { Vcpus = 12, MaxVcpus = 16, Memory = Size("4GiB"), MaxMemory = Size("32GiB") }, Running(Small, Dimms)),
        new("no change", Spec with { Vcpus = 2, MaxVcpus = 8, Memory = Size("2GiB"), MaxMemory = Size("16GiB"), MemorySlots = 16 }, Running(Small, Dimms)),
    ];

    public static readonly IReadOnlyList<Case> Largest =
    [
        new("32 cells, 256 slots: grow", Spec with { Vcpus = 256, Memory = Large.Memory + Size("64GiB") }, Running(Large, Dimms)),
        new("32 cells, 256 slots: shrink", Spec with { Vcpus = 64, Memory = Large.Memory - Size("8GiB") }, Running(Large, Dimms)),
        new("32 cells, 256 slots: no change", Spec with { Vcpus = Full.Vcpus, Memory = Full.Memory }, Running(Full, Dimms)),
    ];

    /// <summary>The same growth of machines that differ in one number.</summary>
    public static readonly IReadOnlyList<Case> Growth =
    [
        .. new[] { 0, 16, 64, 255 }.Select(dimms => Grow($"{dimms} devices, 1 cell", Halls(dimms, 1))),
        .. new[] { 8, 32 }.Select(cells => Grow($"0 devices, {cells} cells", Halls(0, cells))),
    ];

    public static IEnumerable<Case> All => One.Concat(Largest).Concat(Growth);

    private static Case Grow(string name, Sizing sizing) =>
        new(name, Spec with { Vcpus = sizing.Vcpus + 8, Memory = sizing.Memory + Size("1GiB") }, Running(sizing, Dimms));

    /// <summary>A fleet in which no machine is like the next.</summary>
    public static IReadOnlyList<Case> Fleet(int machines) =>
        [.. Enumerable.Range(0, machines).Select(i => One[i % One.Count] with { Snapshot = Running(Small with { Vcpus = 1 + (i % 3), MemorySlots = 8 + (i % 64) }, One[i % One.Count].Snapshot.Facts) })];

    private static Sizing Halls(int dimms, int cells = Cells) => new(128, 256, ByteSize.FromGiB(4 * cells), Size("2TiB"), Slots)
    {
        NumaCells = [.. Enumerable.Range(0, cells).Select(i => new NumaCell(CpuSet.Of(Enumerable.Range(i * 256 / cells, 256 / cells)), Size("4GiB")))],
        Devices = [.. Enumerable.Range(0, dimms).Select(i => new MemoryDevice(MemoryModel.Dimm, $"ua-hotplug-dimm{i}", ByteSize.FromGiB(1 + (i % 4)), i % cells))],
    };

    private static MachineSnapshot Running(Sizing sizing, MachineFacts facts) => new("3f0c", "web", "libvirt", PowerState.Running, sizing, sizing, facts);

    private static ByteSize Size(string text) => ByteSize.Parse(text);
}
