using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Core.Model;

namespace HotplugIac.Core.Tests.Properties;

/// <summary>vCPUs, topologies and placements that can exist.</summary>
internal static class CpuGen
{
    public sealed record Cpus(int Maximum, int Count, int Floor, CpuTopology? Topology);

    /// <summary>Where only whole cores come and go every number is a multiple of a core.</summary>
    public static Gen<Cpus> Of(MachineFacts facts) =>
        from max in Gen.Choose(1, 16 / facts.VcpuGranularity)
        from count in Gen.Choose(1, max)
        from floor in facts.VcpuHotplug ? Gen.OneOf(Gen.Choose(1, count), Gen.Elements(1, count)) : Gen.Constant(count)
        let core = facts.VcpuGranularity
        from topology in core > 1 ? Gen.Constant<CpuTopology?>(new CpuTopology(1, 1, max, core)) : Topologies(max)
        select new Cpus(max * core, count * core, floor * core, topology);

    public static Gen<CpuTopology?> Topologies(int max) =>
        from kind in Gen.Choose(0, 4)
        select kind switch
        {
            1 => new CpuTopology(1, 1, max, 1),
            2 => new CpuTopology(max, 1, 1, 1),
            3 when max % 2 == 0 => new CpuTopology(1, 1, max / 2, 2),
            4 when max % 4 == 0 => new CpuTopology(2, 1, max / 4, 2),
            _ => null,
        };

    /// <summary>Another number of vCPUs for the same machine.</summary>
    public static Sizing WithCount(Sizing sizing, int count, MachineFacts facts)
    {
        var group = facts.VcpuGranularity;
        var vcpus = Math.Min((count + group - 1) / group * group, sizing.MaxVcpus);
        return sizing with { Vcpus = vcpus, MinVcpus = facts.VcpuHotplug ? Math.Min(sizing.MinVcpus, vcpus) : vcpus };
    }

    /// <summary>Null in most cases.</summary>
    public static Gen<NumaTune?> Tunes(int cells) =>
        from kind in Gen.Choose(0, 9)
        from mode in Gen.Elements(NumaTuneMode.Strict, NumaTuneMode.Preferred, NumaTuneMode.Restrictive)
        from nodes in Nodesets
        from cell in Gen.Choose(0, Math.Max(0, cells - 1))
        from own in Nodesets
        select kind > 3 ? null : new NumaTune(mode, nodes) { Cells = kind == 0 && cells > 0 ? [new NumaTuneCell(cell, mode, own)] : [] };

    public static readonly Gen<CpuSet> Nodesets = Gen.Elements("0", "1", "0-1").Select(Machines.Cpus);

    /// <summary>Distances for some machines with several cells.</summary>
    public static Gen<EquatableList<NumaCell>> WithDistances(EquatableList<NumaCell> cells) =>
        from named in Property.OneIn(3)
        from far in Gen.Choose(11, 255)
        select named && cells.Count > 1
            ? cells.Select((c, i) => c with { Distances = Enumerable.Range(0, cells.Count).Select(j => i == j ? 10 : far).ToEquatableList() }).ToEquatableList()
            : cells;
}
