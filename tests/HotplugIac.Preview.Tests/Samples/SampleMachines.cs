using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Tests.Samples;

/// <summary>One machine for each thing that a plan can say about one.</summary>
internal static class SampleMachines
{
    public static readonly MachineReport Unchanged = new(Address("idle"), "idle", MachineAction.None, PreviewVerdict.None)
    {
        Origin = VerdictOrigin.Plan,
        Picture = Still(Size(2, 4, 2)),
    };

    public static readonly MachineReport Live = new(Address("web"), "web", MachineAction.Update, PreviewVerdict.Live)
    {
        Origin = VerdictOrigin.Plan,
        Changes =
        [
            new("vcpus", Timing.Live, "2 → 4, hot-added", "HP1001"),
            new("memory", Timing.Live, "2GiB → 4GiB, through virtio-mem", "HP2002"),
        ],
        Picture = new(Size(2, 4, 2), WithVirtioMem(Size(4, 4, 2), 2), null),
    };

    /// <summary>Written to the configuration, and left running.</summary>
    public static readonly MachineReport Deferred = new(Address("db"), "db", MachineAction.Update, PreviewVerdict.Reboot)
    {
        Origin = VerdictOrigin.Plan,
        Changes = [new("max_vcpus", Timing.Reboot, "4 → 8, at the next boot", "HP1003")],
        PendingBefore = [new("base_memory", Timing.Reboot, "2GiB → 3GiB")],
        PendingAfter = [new("max_vcpus", Timing.Reboot, "4 → 8"), new("base_memory", Timing.Reboot, "2GiB → 3GiB")],
        Picture = new(Size(2, 4, 2), Size(2, 4, 2), Size(2, 8, 3)),
    };

    public static readonly MachineReport Stopped = new(Address("cache"), "cache-1", MachineAction.Update, PreviewVerdict.Reboot)
    {
        Origin = VerdictOrigin.Plan,
        StopsMachine = true,
        Changes =
        [
            new("max_vcpus", Timing.Reboot, "4 → 16, the machine is stopped and started", "HP1003"),
            new("memory", Timing.Reboot, "2GiB → 1GiB, comes with the stop and start", "HP4013"),
        ],
        PendingBefore = [new("base_memory", Timing.Reboot, "2GiB → 1GiB")],
        Picture = new(Size(2, 4, 2), Size(2, 16, 1), null),
    };

    /// <summary>Four vCPUs are plugged live, the rest waits.</summary>
    public static readonly MachineReport Split = new(Address("batch"), "batch", MachineAction.Update, PreviewVerdict.Reboot)
    {
        Origin = VerdictOrigin.Plan,
        Changes =
        [
            new("vcpus", Timing.Live, "4 → 8, hot-added", "HP1001"),
            new("vcpus", Timing.Reboot, "8 → 12, at the next boot: the running maximum is 8", "HP1002"),
            new("max_vcpus", Timing.Reboot, "8 → 12, at the next boot", "HP1003"),
        ],
        PendingAfter = [new("vcpus", Timing.Reboot, "8 → 12"), new("max_vcpus", Timing.Reboot, "8 → 12")],
        Picture = new(Size(4, 8, 4), Size(8, 8, 4), Size(12, 12, 4)),
    };

    public static readonly MachineReport Replaced = new(Address("queue"), "queue-2", MachineAction.Replace, PreviewVerdict.Replace)
    {
        StopsMachine = true,
        Changes = [new("name", Timing.Replace, "queue → queue-2, another machine", "HP4007")],
        Why = "The name of a machine cannot change; the machine is deleted and made anew.",
        Picture = new(Size(2, 4, 2), Size(2, 4, 2), null),
    };

    public static readonly MachineReport Deleted = new(Address("old"), "old", MachineAction.Delete, PreviewVerdict.Replace)
    {
        StopsMachine = true,
        Picture = new(Size(2, 4, 2), null, null),
    };

    public static readonly MachineReport Released = new(Address("guest"), "guest", MachineAction.Release, PreviewVerdict.None)
    {
        Picture = Still(Size(1, 2, 1)),
    };

    public static readonly MachineReport Adopted = new(Address("legacy"), "legacy", MachineAction.Adopt, PreviewVerdict.Live)
    {
        Origin = VerdictOrigin.Plan,
        Changes = [new("vcpus", Timing.Live, "1 → 2, hot-added", "HP1001")],
        Picture = new(Size(1, 4, 1), Size(2, 4, 1), null),
    };

    public static readonly MachineReport Created = new("module.new[\"eu-1\"].hotplug_virtual_machine.vm", null, MachineAction.Create, PreviewVerdict.None)
    {
        Picture = new(null, Size(2, 8, 2), null),
    };

    public static readonly MachineReport Imported = new(Address("found"), "found", MachineAction.None, PreviewVerdict.None)
    {
        ImportId = "qemu:///system#found",
        Picture = Still(Size(2, 2, 4)),
    };

    public static readonly MachineReport Moved = new("module.app.hotplug_virtual_machine.front", "front", MachineAction.None, PreviewVerdict.None)
    {
        PreviousAddress = Address("front"),
        Picture = Still(Size(2, 2, 2)),
    };

    public static readonly MachineReport Drifted = new(Address("lab"), "lab", MachineAction.Update, PreviewVerdict.Live)
    {
        Origin = VerdictOrigin.Plan,
        Changes = [new("vcpus", Timing.Live, "3 → 2, hot-unplugged, if the guest gives them back", "HP1006")],
        Drift = [new("vcpus", Timing.Live, "2 → 3")],
        Picture = new(Size(3, 4, 2), Size(2, 4, 2), null),
    };

    public static readonly MachineReport Unknown = new("hotplug_virtual_machine.each[\"a\"]", null, MachineAction.Update, PreviewVerdict.Unknown)
    {
        Origin = VerdictOrigin.Plan,
        StopsMachine = null,
        Changes = [new("memory", Timing.Unknown, "2GiB → known after apply")],
        Why = "The value of memory is known only after another resource is applied.",
    };

    public static readonly MachineReport Sensitive = new(Address("vault"), "vault", MachineAction.Update, PreviewVerdict.Live)
    {
        Origin = VerdictOrigin.Forecast,
        Changes = [new("memory", Timing.Live, "(sensitive)", "HP2002")],
    };

    /// <summary>Sixteen cells and eight memory devices.</summary>
    public static readonly MachineReport Large = new(Address("huge"), "huge", MachineAction.Update, PreviewVerdict.Reboot)
    {
        Origin = VerdictOrigin.Plan,
        Changes =
        [
            new("memory", Timing.Live, "128GiB → 144GiB, 8 DIMMs attached", "HP2001"),
            new("numa_cells", Timing.Reboot, "cell 15 = 60-63: 8GiB → cell 15 = 60-63: 12GiB, at the next boot", "HP3001"),
        ],
        PendingAfter = [new("numa_cells", Timing.Reboot, "cell 15 = 60-63: 8GiB → cell 15 = 60-63: 12GiB")],
        Picture = new(Cells(16, 8, 8), WithDimms(Cells(16, 8, 8), 8), WithDimms(Cells(16, 8, 12), 8)),
    };

    public static string Address(string name) => $"hotplug_virtual_machine.{name}";

    public static Sizing Size(int vcpus, int maximum, int gibibytes) =>
        new(vcpus, maximum, ByteSize.FromGiB(gibibytes), ByteSize.FromGiB(16), 16);

    private static MachinePicture Still(Sizing sizing) => new(sizing, sizing, null);

    private static Sizing WithVirtioMem(Sizing sizing, int gibibytes) => sizing with
    {
        Devices =
        [
            new(MemoryModel.VirtioMem, "ua-hotplug-vmem0", ByteSize.FromGiB(8), null)
            {
                Requested = ByteSize.FromGiB(gibibytes), Block = ByteSize.FromMiB(2),
            },
        ],
    };

    private static Sizing WithDimms(Sizing sizing, int count) => sizing with
    {
        Devices = Enumerable.Range(0, count).Select(i => new MemoryDevice(MemoryModel.Dimm, $"ua-hotplug-dimm{i}", ByteSize.FromGiB(2), i)).ToEquatableList(),
    };

    private static Sizing Cells(int count, int gibibytes, int last) =>
        new(4 * count, 4 * count, ByteSize.FromGiB(((count - 1) * gibibytes) + last), ByteSize.FromGiB(1024), 32)
        {
            Topology = new(count, 1, 2, 2),
            NumaCells = Enumerable.Range(0, count)
                .Select(i => new NumaCell(CpuSet.Of(Enumerable.Range(4 * i, 4)), ByteSize.FromGiB(i == count - 1 ? last : gibibytes))).ToEquatableList(),
        };
}
