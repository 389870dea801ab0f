using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Numa;

namespace HotplugIac.Core.Tests.Properties;

/// <summary>What users ask of a machine: mostly reasonable, sometimes not.</summary>
internal static class SpecGen
{
    public static Gen<(MachineSpec Spec, MachineSnapshot Snapshot)> Requests =>
        from snapshot in MachineGen.Snapshots
        from spec in For(snapshot.Configured, snapshot.Running ?? snapshot.Configured, snapshot.Facts)
        select (spec, snapshot);

    /// <param name="other">Another sizing that the user may want back.</param>
    public static Gen<MachineSpec> For(Sizing sizing, Sizing other, MachineFacts facts) =>
        from maxVcpus in Rarely(Gen.OneOf(Gen.Choose(sizing.Vcpus, 16), Gen.Choose(1, 20), Gen.Constant(other.MaxVcpus)))
        from vcpus in Gen.OneOf(Gen.Choose(1, sizing.MaxVcpus), Gen.Choose(1, 20), Gen.Constant(other.Vcpus), Gen.Constant(maxVcpus ?? sizing.MaxVcpus)).OrNull()
        from memory in Gen.OneOf(Around(sizing.Memory, sizing.MemoryCeiling, facts), Around(sizing.BaseMemory, sizing.MemoryCeiling, facts), Gen.Constant(other.Memory), Gen.Constant(other.Memory)).OrNull()
        from maxMemory in Rarely(Gen.OneOf(Around(sizing.MemoryCeiling, sizing.MemoryCeiling * 2, facts), Gen.Constant(other.MemoryCeiling)))
        from baseMemory in Rarely(Rarely(Gen.OneOf(Around(sizing.BaseMemory, sizing.MemoryCeiling, facts), Gen.Constant(other.BaseMemory))), never: 2)
        from slots in Rarely(Gen.OneOf(Gen.Choose(0, 20), Gen.Constant(other.MemorySlots)))
        from method in Rarely(Gen.Elements(MemoryModel.Dimm, MemoryModel.VirtioMem))
        from cells in MachineGen.Cells(maxVcpus ?? sizing.MaxVcpus)
        from setsCells in Gen.Choose(1, 8)
        from minVcpus in Rarely(Rarely(Gen.OneOf(Gen.Choose(1, vcpus ?? sizing.Vcpus), Gen.Constant(other.MinVcpus), Gen.Choose(0, 20))), never: 1)
        from topology in Gen.Frequency((1, CpuGen.Topologies(maxVcpus ?? sizing.MaxVcpus)), (8, Gen.Constant<CpuTopology?>(null)))
        from tune in CpuGen.Tunes((setsCells == 1 ? cells : sizing.NumaCells).Count)
        from nodes in CpuGen.Nodesets
        from setsTune in Gen.Choose(0, 9)
        from devices in DeviceGen.Wishes(sizing, facts)
        from bothMemories in Property.OneIn(4)
        from unplug in Gen.Elements(UnplugPolicy.Live, UnplugPolicy.Live, UnplugPolicy.LiveOrPending, UnplugPolicy.Reboot)
        from onReboot in Gen.Elements(RebootPolicy.Defer, RebootPolicy.Defer, RebootPolicy.Defer, RebootPolicy.Reboot, RebootPolicy.Fail)
        select new MachineSpec("web")
        {
            Vcpus = vcpus,
            MaxVcpus = maxVcpus,
            Memory = devices is null || bothMemories ? memory : null,
            MemoryDevices = devices,
            MaxMemory = maxMemory,
            BaseMemory = baseMemory,
            MemorySlots = slots,
            MemoryMethod = method,
            MinVcpus = minVcpus,
            Topology = topology,
            NumaTune = setsTune switch
            {
                0 => tune,
                1 or 2 => other.NumaTune is { } now ? now with { Nodeset = nodes } : null,
                3 when tune is not null => tune with { Nodeset = CpuSet.Empty },
                _ => null,
            },
            Policy = new Policy { OnRebootRequired = onReboot, Unplug = unplug },
            NumaCells = setsCells switch
            {
                1 => cells.Count > 0 ? cells : null,
                3 when sizing.NumaCells.Count > 1 && setsTune > 7 => [sizing.NumaCells[0] with { Distances = [10] }, .. sizing.NumaCells.Skip(1)],
                2 when sizing.NumaCells.Count > 0 => NumaLayout.WithVcpus(sizing.NumaCells, maxVcpus ?? sizing.MaxVcpus),
                _ => null,
            },
        };

    private static Gen<T?> Rarely<T>(Gen<T> values)
        where T : struct => Rarely(values.Select(v => (T?)v), 3);

    private static Gen<T?> Rarely<T>(Gen<T?> values, int never)
        where T : struct =>
        from given in Gen.Choose(0, never)
        from value in values
        select given == 0 ? value : null;

    private static Gen<ByteSize> Around(ByteSize low, ByteSize high, MachineFacts facts) =>
        from blocks in Gen.Choose(-8, (int)((high - low).Bytes / facts.GuestBlock.Bytes))
        from odd in Gen.Choose(0, 12)
        select new ByteSize(Math.Max(low.Bytes + (facts.GuestBlock.Bytes * blocks), 1 << 20)) + ByteSize.FromMiB(odd < 2 ? 2 : 0);
}
