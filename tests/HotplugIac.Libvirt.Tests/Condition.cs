using System.Diagnostics;

namespace HotplugIac.Libvirt.Tests;

/// <summary>Waits for something to become true, with a bound.</summary>
internal static class Condition
{
    public static async Task Within(TimeSpan bound, Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            watch.Elapsed.ShouldBeLessThan(bound, "the condition was never met");
            await Task.Delay(20);
        }
    }
}
