using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Pictures;

/// <summary>NUMA cells in a row that are alike: the same number of vCPUs and the same memory. Many cells are told so in few words.</summary>
/// <param name="Bytes">Base memory and devices of each one.</param>
internal readonly record struct CellGroup(int First, int Last, int Vcpus, long Bytes)
{
    public int Count => Last - First + 1;

    public static IReadOnlyList<CellGroup> Of(Sizing sizing)
    {
        var groups = new List<CellGroup>();
        foreach (var (bytes, i) in MemoryAmount.OfCells(sizing).Select((b, i) => (b, i)))
        {
            var vcpus = sizing.NumaCells[i].Cpus.Count;
            if (groups.Count > 0 && groups[^1].Vcpus == vcpus && groups[^1].Bytes == bytes)
            {
                groups[^1] = groups[^1] with { Last = i };
            }
            else
            {
                groups.Add(new CellGroup(i, i, vcpus, bytes));
            }
        }

        return groups;
    }

    public override string ToString() => Count == 1
        ? $"cell {First}: {Counted.Of(Vcpus, "vCPU")}, {ShortSize.Of(Bytes)}"
        : $"cells {First}-{Last}: {Counted.Of(Vcpus, "vCPU")}, {ShortSize.Of(Bytes)} each";
}
