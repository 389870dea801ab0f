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
        select new MachineFacts
        {
            VirtioMem = virtioMem,
            VirtioMemTakesSlot = virtioMem && takesSlot,
            FreeRootPorts = ports,
            HotplugNeedsNuma = needsNuma,
            VcpuHotplug = !noVcpuHotplug,
            MemoryHotplug = !noMemoryHotplug,
            GuestBlock = ByteSize.FromMiB(block),
            VcpuLimit = limit,
        };

    public static readonly Gen<MachineSnapshot> Snapshots =
        from facts in Facts
        from configured in Sizings(facts)
        from runningApart in Sizings(facts)
        from kind in Gen.Choose(0, 7)
        from vcpus in Gen.Choose(1, 16)
        from slack in Gen.Choose(0, 2)
        select Snapshot(facts, configured, runningApart, kind, vcpus, slack);

    public static Gen<Sizing> Sizings(MachineFacts facts) =>
        from max in Gen.Choose(1, 16)
        from vcpus in Gen.Choose(1, max)
        from topology in Topologies(max)
        from cells in Cells(max)
        from baseUnits in Gen.Choose(1, 32)
        from odd in Property.OneIn(6)
        from hotplug in facts.MemoryHotplug ? Property.OneIn(4).Select(none => !none) : Gen.Constant(false)
        from devices in hotplug ? Devices(facts, cells.Count) : Gen.Constant<IReadOnlyList<MemoryDevice>>([])
        from room in Gen.Choose(1, 64)
        from filled in Property.OneIn(4)
        from freeSlots in Gen.Choose(0, 4)
        select Build(facts, max, vcpus, topology, cells, Unit * baseUnits + ByteSize.FromMiB(odd ? 1 : 0), hotplug, devices, filled ? 0 : room, freeSlots);

    private static Sizing Build(
        MachineFacts facts, int max, int vcpus, CpuTopology? topology, EquatableList<NumaCell> cells, ByteSize alone, bool hotplug,
        IReadOnlyList<MemoryDevice> devices, int room, int freeSlots)
    {
        var baseMemory = cells.Count > 0 ? ByteSize.Sum(cells.Select(c => c.Memory)) : alone;
        if (hotplug && facts.HotplugNeedsNuma && cells.Count == 0)
        {
            cells = [new NumaCell(CpuSet.First(max), baseMemory)];
            devices = [.. devices.Select(d => d with { Node = 0 })];
        }

        var used = devices.Count(d => d.Model != MemoryModel.VirtioMem || facts.VirtioMemTakesSlot);
        var above = ByteSize.Sum(devices.Select(d => d.Size)) + (Unit * Math.Max(room, devices.Count > 0 ? 0 : 1));
        var slots = used + freeSlots + (facts.VirtioMemTakesSlot && used + freeSlots == 0 ? 1 : 0);
        return new Sizing(vcpus, max, baseMemory, hotplug ? baseMemory + above : ByteSize.Zero, hotplug ? slots : 0)
        {
            Topology = topology,
            NumaCells = cells,
            Devices = [.. devices],
        };
    }

    private static Gen<CpuTopology?> Topologies(int max) =>
        from kind in Gen.Choose(0, 3)
        select kind switch
        {
            1 => new CpuTopology(1, 1, max, 1),
            2 => new CpuTopology(max, 1, 1, 1),
            3 when max % 2 == 0 => new CpuTopology(1, 1, max / 2, 2),
            _ => null,
        };

    public static Gen<EquatableList<NumaCell>> Cells(int max) =>
        from count in Gen.Elements(0, 0, 1, 2, 3)
        from memory in Gen.Choose(1, 16).ArrayOf(3)
        from memoryOnly in Property.OneIn(6)
        select count == 0 ? [] : Spread(max, count, memory, memoryOnly && count > 1);

    private static EquatableList<NumaCell> Spread(int max, int count, int[] memory, bool lastIsMemoryOnly)
    {
        var cells = Enumerable.Range(0, count).Select(i => new NumaCell(i < max && !(lastIsMemoryOnly && i == count - 1) ? CpuSet.Of([i]) : CpuSet.Empty, Unit * memory[i]));
        return NumaLayout.WithVcpus(cells.ToEquatableList(), max);
    }

    private static Gen<IReadOnlyList<MemoryDevice>> Devices(MachineFacts facts, int cells) =>
        from count in Gen.Elements(0, 0, 1, 2, 3)
        from devices in Device(facts, cells).ListOf(count)
        select (IReadOnlyList<MemoryDevice>)[.. devices.DistinctBy(d => d.Alias)];

    private static Gen<MemoryDevice> Device(MachineFacts facts, int cells) =>
        from model in facts.VirtioMem ? Gen.Elements(0, 0, 1, 1, 1, 2) : Gen.Elements(0, 0, 0, 2)
        from own in Property.OneIn(2)
        from number in Gen.Choose(0, 3)
        from units in Gen.Choose(1, 8)
        from odd in Property.OneIn(10)
        from node in Gen.Choose(0, Math.Max(0, cells - 1))
        from block in Gen.Elements(2L, 2L, 4L)
        from requested in Gen.Choose(0, units * 32)
        let alias = $"ua-{(own ? "hotplug-" : string.Empty)}"
        let at = cells == 0 ? (int?)null : node
        select model switch
        {
            0 => new MemoryDevice(MemoryModel.Dimm, $"{alias}dimm{number}", odd ? ByteSize.FromMiB(100) : facts.GuestBlock * units, at),
            1 => new MemoryDevice(MemoryModel.VirtioMem, $"{alias}vmem{number}", Unit * units, at)
            {
                Block = ByteSize.FromMiB(block),
                Requested = ByteSize.FromMiB(4L * requested),
            },
            _ => new MemoryDevice(MemoryModel.Other, $"nvdimm-{number}", Unit * units, at),
        };

    private static MachineSnapshot Snapshot(MachineFacts facts, Sizing configured, Sizing apart, int kind, int vcpus, int slack)
    {
        var running = kind switch
        {
            0 => null,
            1 => apart,
            2 => configured with { Vcpus = Math.Min(vcpus, configured.MaxVcpus) },
            3 => configured with { Devices = [.. configured.Devices.Take(slack)] },
            4 => configured with { BaseMemory = apart.NumaCells.Count + configured.NumaCells.Count == 0 && configured.Devices.Count == 0 && configured.MaxMemory.IsZero ? apart.BaseMemory : configured.BaseMemory },
            _ => configured,
        };
        return new MachineSnapshot("3f0c", "web", "libvirt", running is null ? PowerState.Off : PowerState.Running, running?.Booted(), configured.AsConfigured(), facts);
    }
}
