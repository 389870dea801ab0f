using System.Diagnostics;
using System.Globalization;

namespace LibvirtProbe.Downtime;

/// <summary>The gaps between a guest's answers in a stretch of time.</summary>
internal sealed record Silence(TimeSpan Largest, TimeSpan P99, int Answers)
{
    /// <param name="answers">Within the stretch, in order.</param>
    public static Silence Of(long from, long to, IReadOnlyList<long> answers)
    {
        long[] moments = [from, .. answers.Where(a => a < to), to];
        var gaps = moments.Zip(moments.Skip(1), Stopwatch.GetElapsedTime).Order().ToList();
        return new Silence(gaps[^1], gaps[(int)Math.Ceiling(gaps.Count * 0.99) - 1], moments.Length - 2);
    }

    /// <summary>Milliseconds, and how many answers there were; tab separated.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Largest.TotalMilliseconds:F1}\t{P99.TotalMilliseconds:F1}\t{Answers}");
}
