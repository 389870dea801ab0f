using System.Diagnostics;
using System.Globalization;

namespace LibvirtProbe;

/// <summary>What a piece of work took: elapsed time, and CPU time of this process.</summary>
internal readonly record struct Cost(TimeSpan Elapsed, TimeSpan Cpu)
{
    public static async Task<Cost> OfAsync(Func<Task> work)
    {
        // What the work before left behind is not collected on this one's time.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (before, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        await work();
        return new Cost(watch.Elapsed, Environment.CpuUsage.TotalTime - before);
    }

    /// <summary>Milliseconds, tab separated.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Elapsed.TotalMilliseconds:F2}\t{Cpu.TotalMilliseconds:F2}");
}
