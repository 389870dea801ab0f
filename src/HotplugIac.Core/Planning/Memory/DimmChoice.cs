using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>DIMMs that go together.</summary>
/// <param name="Others">The set without its last DIMM; null for the empty one. Shared, because there are thousands of sets of hundreds of DIMMs.</param>
/// <param name="Last">Position of the last DIMM among the machine's devices.</param>
/// <param name="Cost">What it takes away from others: the fewer the better, the first number counting most.</param>
internal sealed record DimmSet(ByteSize Size, DimmSet? Others, int Last, (int HandPlugged, int Named, int Own, int Gone) Cost)
{
    /// <summary>Positions among the machine's devices.</summary>
    public IEnumerable<int> Dimms
    {
        get
        {
            for (var set = this; set.Others is not null; set = set.Others)
            {
                yield return set.Last;
            }
        }
    }

    /// <summary>How many DIMMs of the user's go; the planner's own and those that the configuration has given up come first.</summary>
    public (int HandPlugged, int Named) OfTheUser => (Cost.HandPlugged, Cost.Named);
}

/// <summary>
/// Which DIMMs a machine can best give up for an amount. A DIMM goes whole (RULEBOOK A2 "remove dimm"), so this is a search
/// for sums. First go DIMMs that the next boot does not have any more, then the planner's own, then those with a name of the
/// user's, last hand-plugged ones; as few as possible, of equal ones those added last. Which of them the guest had at
/// boot, and so rather not in movable memory, no definition tells.
/// </summary>
internal static class DimmChoice
{
    /// <summary>More different sums than machines have; beyond it further DIMMs are left where they are.</summary>
    private const int SumLimit = 1 << 12;

    /// <summary>The best set for each sum that whole DIMMs can give, zero included.</summary>
    /// <param name="kept">Aliases of the devices in the other definition; null when there is none to look at.</param>
    public static IReadOnlyCollection<DimmSet> Sums(Sizing sizing, IReadOnlySet<string>? kept)
    {
        var best = new Dictionary<ByteSize, DimmSet> { [ByteSize.Zero] = new(ByteSize.Zero, null, -1, default) };
        foreach (var (index, cost) in InOrder(sizing, kept))
        {
            var dimm = sizing.Devices[index];
            foreach (var set in best.Values.ToList())
            {
                var larger = new DimmSet(set.Size + dimm.Size, set, index, Add(set.Cost, cost));
                if (best.TryGetValue(larger.Size, out var other) ? larger.Cost.CompareTo(other.Cost) < 0 : best.Count < SumLimit)
                {
                    best[larger.Size] = larger;
                }
            }
        }

        return best.Values;
    }

    private static IEnumerable<(int Index, (int HandPlugged, int Named, int Own, int Gone) Cost)> InOrder(Sizing sizing, IReadOnlySet<string>? kept) =>
        Enumerable.Range(0, sizing.Devices.Count)
            .Where(i => sizing.Devices[i].Model == MemoryModel.Dimm)
            .Select(i => (Index: i, Cost: Cost(sizing.Devices[i], kept)))
            .OrderBy(d => d.Cost).ThenByDescending(d => d.Index);

    private static (int HandPlugged, int Named, int Own, int Gone) Cost(MemoryDevice dimm, IReadOnlySet<string>? kept) =>
        kept?.Contains(dimm.Alias) == false ? (0, 0, 0, 1)
        : DeviceGrowth.IsOwn(dimm) ? (0, 0, 1, 0)
        : dimm.IsNamed ? (0, 1, 0, 0)
        : (1, 0, 0, 0);

    private static (int HandPlugged, int Named, int Own, int Gone) Add((int HandPlugged, int Named, int Own, int Gone) a, (int HandPlugged, int Named, int Own, int Gone) b) =>
        (a.HandPlugged + b.HandPlugged, a.Named + b.Named, a.Own + b.Own, a.Gone + b.Gone);
}
