using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>What the virtio-mem devices of a machine can give back by a lower request; the devices themselves stay.</summary>
internal sealed class VirtioMemShare(Sizing sizing)
{
    private static readonly ByteSize SmallestBlock = ByteSize.FromMiB(2);

    private readonly List<int> _givers =
        [.. Enumerable.Range(0, sizing.Devices.Count).Where(i => sizing.Devices[i] is { Model: MemoryModel.VirtioMem, Requested.IsZero: false, Alias.Length: > 0 })];

    public ByteSize Most => ByteSize.Sum(_givers.Select(i => sizing.Devices[i].Requested));

    /// <summary>Requests move in whole blocks; with different ones in blocks of the largest, which all of them can follow.</summary>
    private ByteSize Step => _givers.Select(i => sizing.Devices[i].Block).Append(SmallestBlock).Max();

    public bool CanGive(ByteSize amount) => amount == Most || (amount < Most && amount.IsMultipleOf(Step));

    /// <summary>The most that can be given of an amount.</summary>
    public ByteSize AtMost(ByteSize amount) => amount >= Most ? Most : amount.RoundDown(Step);

    /// <summary>The least that can be given above an amount; null when there is not that much.</summary>
    public ByteSize? Above(ByteSize amount) => amount >= Most ? null : ByteSize.Min(amount.RoundDown(Step) + Step, Most);

    /// <summary>
    /// The devices after giving an amount that <see cref="CanGive"/>. Those of which most is requested give first, so that
    /// the devices, and with them the NUMA cells, end up even.
    /// </summary>
    /// <param name="live">Whether the devices are those of the running machine, whose guest follows.</param>
    public EquatableList<MemoryDevice> Give(ByteSize amount, bool live)
    {
        var requested = IsUniform ? Evenly(amount) : LargestBlockFirst(amount);
        return sizing.Devices.Select((d, i) => !requested.TryGetValue(i, out var left) || left == d.Requested ? d
            : live ? d with { Requested = left, Current = left } : d with { Requested = left }).ToEquatableList();
    }

    private bool IsUniform => _givers.TrueForAll(i => sizing.Devices[i].Block == Step && sizing.Devices[i].Requested.IsMultipleOf(Step));

    private Dictionary<int, ByteSize> Evenly(ByteSize amount)
    {
        var left = Shares.Split(Most - amount, Step, [.. _givers.Select(i => sizing.Devices[i].Requested)])!;
        return _givers.Select((device, i) => (device, left[i])).ToDictionary(p => p.device, p => p.Item2);
    }

    private Dictionary<int, ByteSize> LargestBlockFirst(ByteSize amount)
    {
        var left = new Dictionary<int, ByteSize>();
        foreach (var i in _givers.OrderByDescending(i => sizing.Devices[i].Block).ThenByDescending(i => sizing.Devices[i].Requested))
        {
            var give = amount >= sizing.Devices[i].Requested ? sizing.Devices[i].Requested : amount.RoundDown(sizing.Devices[i].Block);
            left[i] = sizing.Devices[i].Requested - give;
            amount -= give;
        }

        return left;
    }
}
