using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>Splits an amount of memory evenly into whole steps.</summary>
internal static class Shares
{
    /// <summary>
    /// Even shares of <paramref name="amount"/> in whole <paramref name="step"/>s, none above its own limit; what is left
    /// over goes to the first ones. Null when the limits do not hold the amount.
    /// </summary>
    public static IReadOnlyList<ByteSize>? Split(ByteSize amount, ByteSize step, IReadOnlyList<ByteSize> limits)
    {
        var room = limits.Select(l => l.Bytes / step.Bytes).ToList();
        var shares = new long[limits.Count];
        var left = amount.Bytes / step.Bytes;
        while (left > 0)
        {
            var open = Enumerable.Range(0, shares.Length).Where(i => shares[i] < room[i]).ToList();
            if (open.Count == 0)
            {
                return null;
            }

            var each = Math.Max(1, left / open.Count);
            foreach (var i in open)
            {
                var take = Math.Min(Math.Min(each, room[i] - shares[i]), left);
                shares[i] += take;
                left -= take;
            }
        }

        return [.. shares.Select(s => step * s)];
    }
}
