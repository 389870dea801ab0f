using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Numa;

namespace HotplugIac.Core.Tests.Properties;

/// <summary>Machines that can exist: what a hypervisor accepts, odd corners included.</summary>
internal static class MachineGen
{
    private static readonly ByteSize Unit = ByteSize.FromMiB(128);

    public static readonly Gen<MachineFacts> Facts =
        from virtioMem in Property.OneIn(2)
        from takesSlot in Property.OneIn(2)
        from ports in Gen.Choose(0, 3).OrNull()
        from needsNuma in Property.OneIn(2)
        from noVcpuHotplug in Property.OneIn(8)
        from noMemoryHotplug in Property.OneIn(8)
        from block in Gen.Elements(128L, 128L, 256L)
        from limit in Gen.Elements(0, 16, 255)
        from wholeCores in Property.OneIn(12)
        from unplug in Property.OneIn(2)
        select new MachineFacts
        {
            VirtioMem = virtioMem,
            VirtioMemTakesSlot = virtioMem && takesSlot,
            VirtioMemUnplug = virtioMem && unplug,
            FreeRootPorts = ports,
            HotplugNeedsNuma = needsNuma,
            VcpuHotplug = !noVcpuHotplug,
            MemoryHotplug = !noMemoryHotplug,
            GuestBlock = ByteSize.FromMiB(block),
            VcpuLimit = limit,
            VcpuGranularity = wholeCores ? 2 : 1,
        };

    public static readonly Gen<MachineSnapshot> Snapshots =
        from facts in Facts
        from configured in Sizings(facts)
        from runningApart in Sizings(facts)
        from kind in Gen.Choose(0, 8)
        from vcpus in Gen.Choose(1, 16)
        from slack in Gen.Choose(0, 2)
        from behind in Property.OneIn(3)
        let snapshot = Snapshot(facts, configured, runningApart, kind, vcpus, slack)
        select behind || kind is 3 or 8 ? snapshot with { Running = Behind(snapshot.Running) } : snapshot;

    public static Gen<Sizing> Sizings(MachineFacts facts) =>
        from cpus in CpuGen.Of(facts)
        from cells in Cells(cpus.Maximum)
        from tune in CpuGen.Tunes(cells.Count)
        from baseUnits in Gen.Choose(1, 32)
        from odd in Property.OneIn(6)
        from hotplug in facts.MemoryHotplug ? Property.OneIn(4).Select(none => !none) : Gen.Constant(false)
        from devices in hotplug ? Devices(facts, cells.Count) : Gen.Constant<IReadOnlyList<MemoryDevice>>([])
        from room in Gen.Choose(1, 64)
        from filled in Property.OneIn(4)
        from freeSlots in Gen.Choose(0, 4)
        select Build(facts, cpus, cells, tune, Unit * baseUnits + ByteSize.FromMiB(odd ? 1 : 0), hotplug, devices, filled ? 0 : room, freeSlots);

    private static Sizing Build(
        MachineFacts facts, CpuGen.Cpus cpus, EquatableList<NumaCell> cells, NumaTune? tune, ByteSize alone, bool hotplug,
        IReadOnlyList<MemoryDevice> devices, int room, int freeSlots)
    {
        var baseMemory = cells.Count > 0 ? ByteSize.Sum(cells.Select(c => c.Memory)) : alone;
        if (hotplug && facts.HotplugNeedsNuma && cells.Count == 0)
        {
            cells = [new NumaCell(CpuSet.First(cpus.Maximum), baseMemory)];
            devices = [.. devices.Select(d => d with { Node = 0 })];
        }

        var used = devices.Count(d => d.TakesSlot(facts));
        var above = ByteSize.Sum(devices.Select(d => d.Size)) + (Unit * Math.Max(room, devices.Count > 0 ? 0 : 1));
        var slots = used + freeSlots + (facts.VirtioMemTakesSlot && used + freeSlots == 0 ? 1 : 0);
        return new Sizing(cpus.Count, cpus.Maximum, baseMemory, hotplug ? baseMemory + above : ByteSize.Zero, hotplug ? slots : 0)
        {
            MinVcpus = cpus.Floor,
            Topology = cpus.Topology,
            NumaTune = tune,
            NumaCells = cells,
            Devices = [.. devices],
        };
    }

    public static Gen<EquatableList<NumaCell>> Cells(int max) =>
        from count in Gen.Elements(0, 0, 1, 2, 3)
        from memory in Gen.Choose(1, 16).ArrayOf(3)
        from memoryOnly in Property.OneIn(6)
        from cells in CpuGen.WithDistances(count == 0 ? [] : Spread(max, count, memory, memoryOnly && count > 1))
        select cells;

    private static EquatableList<NumaCell> Spread(int max, int count, int[] memory, bool lastIsMemoryOnly)
    {
        var cells = Enumerable.Range(0, count).Select(i => new NumaCell(i < max && !(lastIsMemoryOnly && i == count - 1) ? CpuSet.Of([i]) : CpuSet.Empty, Unit * memory[i]));
        return NumaLayout.WithVcpus(cells.ToEquatableList(), max);
    }

    private static Gen<IReadOnlyList<MemoryDevice>> Devices(MachineFacts facts, int cells) =>
        from count in Gen.Elements(0, 0, 1, 2, 3)
        from devices in DeviceGen.Device(facts, cells).ListOf(count)
        select (IReadOnlyList<MemoryDevice>)[.. devices.DistinctBy(d => d.Alias)];

    /// <summary>Another request than the configuration's.</summary>
    private static Sizing Requested(Sizing sizing, int blocks) => sizing with
    {
        Devices = sizing.Devices.Select(d => d.Model == MemoryModel.VirtioMem ? d with { Requested = ByteSize.Min(d.Size, ByteSize.FromMiB(4) * blocks) } : d).ToEquatableList(),
    };

    /// <summary>A guest that has not followed the requests of its virtio-mem devices.</summary>
    private static Sizing? Behind(Sizing? running) => running is null ? null : running with
    {
        Devices = running.Devices.Select(d => d.Model == MemoryModel.VirtioMem ? d with { Current = new ByteSize(d.Requested.Bytes / 2) } : d).ToEquatableList(),
    };

    private static MachineSnapshot Snapshot(MachineFacts facts, Sizing configured, Sizing apart, int kind, int vcpus, int slack)
    {
        var running = kind switch
        {
            0 => null,
            1 => apart,
            2 => CpuGen.WithCount(configured, vcpus, facts),
            3 => Requested(configured with { Devices = [.. configured.Devices.Take(slack + (vcpus % 2))] }, vcpus),
            4 => configured with { BaseMemory = apart.NumaCells.Count + configured.NumaCells.Count == 0 && configured.Devices.Count == 0 && configured.MaxMemory.IsZero ? apart.BaseMemory : configured.BaseMemory },
            5 => configured with { MinVcpus = configured.Vcpus },
            6 when configured.NumaTune is { } tune => configured with { NumaTune = tune with { Nodeset = CpuSet.Of([slack]) } },
            8 => Requested(configured, vcpus),
            _ => configured,
        };
        var power = running is null ? PowerState.Off : vcpus % 3 == 1 ? PowerState.Paused : PowerState.Running;
        return new MachineSnapshot("3f0c", "web", "libvirt", power, running?.Booted(), configured.AsConfigured(), facts)
        {
            StoppedByUs = running is null && slack > 0 && vcpus % 2 == 0,
            ManagedSave = running is null && slack > 1,
        };
    }
}
