using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>
/// Takes capacity out of a machine's devices: what virtio-mem was asked for first, the rest in whole DIMMs
/// (<see cref="DimmChoice"/>). The same for a running machine and for a configuration; only in a configuration, where nothing
/// is attached yet, one of the planner's own DIMMs may become smaller.
/// </summary>
internal sealed class MemoryShrink
{
    private readonly Sizing _sizing;
    private readonly bool _live;
    private readonly VirtioMemShare _virtioMem;
    private readonly IReadOnlyCollection<DimmSet> _sums;

    private MemoryShrink(Sizing sizing, IReadOnlySet<string>? kept, bool live)
    {
        (_sizing, _live) = (sizing, live);
        _virtioMem = new VirtioMemShare(sizing);
        _sums = DimmChoice.Sums(sizing, kept);
    }

    /// <param name="kept">Aliases of the devices that the next boot has: the others go first.</param>
    public static MemoryShrink OfRunning(Sizing running, IReadOnlySet<string> kept) => new(running, kept, live: true);

    /// <param name="kept">Aliases of the running machine's devices, likewise; null when it is off.</param>
    public static MemoryShrink OfConfiguration(Sizing configured, IReadOnlySet<string>? kept) => new(configured, kept, live: false);

    /// <summary>The devices after giving exactly an amount; null when they cannot.</summary>
    public EquatableList<MemoryDevice>? Exactly(ByteSize amount, MachineFacts facts) =>
        AtMost(amount) is var (devices, given) && given == amount ? devices : _live ? null : WithSmallerDimm(amount, facts);

    /// <summary>The devices after giving as much of an amount as they can, and how much that is.</summary>
    public (EquatableList<MemoryDevice> Devices, ByteSize Given) AtMost(ByteSize amount)
    {
        // Virtio-mem first: of what gives the same, the set with the fewest of the user's DIMMs, then with the smallest DIMMs.
        var best = _sums.Where(s => s.Size <= amount)
            .Select(s => (Dimms: s, Requests: _virtioMem.AtMost(amount - s.Size)))
            .OrderByDescending(c => c.Dimms.Size + c.Requests).ThenBy(c => c.Dimms.OfTheUser).ThenBy(c => c.Dimms.Size).First();
        var given = _virtioMem.Give(best.Requests, _live);
        var gone = best.Dimms.Dimms.ToHashSet();
        return (given.Where((_, i) => !gone.Contains(i)).ToEquatableList(), best.Dimms.Size + best.Requests);
    }

    /// <summary>The amounts next to one that cannot be given exactly.</summary>
    /// <returns>Null for a side on which there is none.</returns>
    public (ByteSize Less, ByteSize? More) Nearest(ByteSize amount)
    {
        var more = _sums.Select(s => s.Size > amount ? s.Size : _virtioMem.Above(amount - s.Size) is { } requests ? s.Size + requests : (ByteSize?)null).Where(s => s is not null).Min();
        return (AtMost(amount - new ByteSize(1)).Given, more);
    }

    /// <summary>One of the planner's own DIMMs gives a part of it, in whole blocks of the guest; the rest is given as ever.</summary>
    private EquatableList<MemoryDevice>? WithSmallerDimm(ByteSize amount, MachineFacts facts)
    {
        for (var i = _sizing.Devices.Count - 1; i >= 0; i--)
        {
            var dimm = _sizing.Devices[i];
            if (dimm.Model != MemoryModel.Dimm || !DeviceGrowth.IsOwn(dimm))
            {
                continue;
            }

            var others = _sizing with { Devices = _sizing.Devices.Where((_, at) => at != i).ToEquatableList() };
            var (devices, given) = OfConfiguration(others, null).AtMost(amount);
            var left = given + dimm.Size - amount;
            if (left.Bytes > 0 && left.IsMultipleOf(facts.GuestBlock))
            {
                // In its old place: the order of devices is the order in which the guest numbers them.
                var at = _sizing.Devices.Take(i).Count(d => devices.Any(k => k.Alias == d.Alias));
                return [.. devices.Take(at), dimm with { Size = left }, .. devices.Skip(at)];
            }
        }

        return null;
    }
}
