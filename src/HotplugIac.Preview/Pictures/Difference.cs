using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Pictures;

/// <summary>What is not the same at two moments, in one line. Devices are not among them: the list of devices has its own signs.</summary>
/// <param name="Sign">+ there is more, - there is less, ~ it is another one.</param>
internal readonly record struct Difference(char Sign, string Text)
{
    public static IEnumerable<Difference> Between(Sizing before, Sizing now)
    {
        Difference?[] sizes =
        [
            Number("vCPUs", before.Vcpus, now.Vcpus),
            Number("vCPU maximum", before.MaxVcpus, now.MaxVcpus),
            Number("fixed vCPUs", before.MinVcpus, now.MinVcpus),
            Size("memory", MemoryAmount.Capacity(before), MemoryAmount.Capacity(now)),
            Size("base memory", before.BaseMemory, now.BaseMemory),
            Size("memory maximum", before.MaxMemory, now.MaxMemory),
            Number("DIMM slots", before.MemorySlots, now.MemorySlots),
            Number("NUMA cells", before.NumaCells.Count, now.NumaCells.Count),
            before.Topology != now.Topology ? new Difference('~', $"topology {Shape(before.Topology)} → {Shape(now.Topology)}") : null,
            before.NumaTune != now.NumaTune ? new Difference('~', "placement on the host") : null,
        ];
        return sizes.OfType<Difference>().Concat(Cells(before, now));
    }

    private static IEnumerable<Difference> Cells(Sizing before, Sizing now)
    {
        for (var i = 0; i < Math.Min(before.NumaCells.Count, now.NumaCells.Count); i++)
        {
            var (old, cell) = (before.NumaCells[i], now.NumaCells[i]);
            if (old.Memory != cell.Memory)
            {
                yield return Size($"cell {i}", old.Memory, cell.Memory)!.Value;
            }

            if (!old.Cpus.Equals(cell.Cpus))
            {
                yield return new Difference('~', $"cell {i}: vCPUs {Ids(old)} → {Ids(cell)}");
            }

            if (old.Distances != cell.Distances && !old.Distances.Equals(cell.Distances))
            {
                yield return new Difference('~', $"cell {i}: distances");
            }
        }
    }

    private static Difference? Number(string what, int before, int now) =>
        before == now ? null : new Difference(before < now ? '+' : '-', $"{what} {before} → {now}");

    private static Difference? Size(string what, ByteSize before, ByteSize now) =>
        before == now ? null : new Difference(before < now ? '+' : '-', $"{what} {ShortSize.Of(before)} → {ShortSize.Of(now)}");

    private static string Shape(CpuTopology? topology) =>
        topology is null ? "none" : $"{topology.Sockets}×{topology.Dies}×{topology.Cores}×{topology.Threads}";

    private static string Ids(NumaCell cell) => cell.Cpus.Count == 0 ? "none" : cell.Cpus.ToString();
}
