namespace HotplugIac.Preview.Pictures;

/// <summary>Whole units of a bar, shared out in proportion.</summary>
internal static class Shares
{
    /// <summary>
    /// What each run gets of <paramref name="units"/>, which stand for <paramref name="scale"/>. A run that is there gets one
    /// unit at least, taken from the longest, so that nothing small disappears. The sum is never more than
    /// <paramref name="units"/>, except that each run keeps its one unit.
    /// </summary>
    public static int[] Of(IReadOnlyList<Run> runs, long scale, int units)
    {
        var sum = Math.Max(1.0, runs.Sum(r => (double)r.Count));
        var whole = Math.Clamp((int)Math.Round(units * Math.Min(1, sum / Math.Max(1, scale)), MidpointRounding.AwayFromZero), runs.Count == 0 ? 0 : 1, Math.Max(1, units));
        var shares = new int[runs.Count];
        double upTo = 0;
        var given = 0;
        for (var i = 0; i < runs.Count; i++)
        {
            // Ends are rounded, not lengths: rounding errors do not add up.
            upTo += runs[i].Count;
            var end = (int)Math.Round(whole * (upTo / sum), MidpointRounding.AwayFromZero);
            shares[i] = Math.Max(1, end - given);
            given = Math.Max(end, given);
        }

        for (var surplus = shares.Sum() - whole; surplus > 0; surplus--)
        {
            var longest = Array.IndexOf(shares, shares.Max());
            if (shares[longest] <= 1)
            {
                break;
            }

            shares[longest]--;
        }

        return shares;
    }
}
