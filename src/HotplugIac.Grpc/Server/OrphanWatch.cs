using System.Runtime.InteropServices;

namespace HotplugIac.Grpc;

/// <summary>
/// Notices that the program which started a plugin died without a word (killed, or its pipe closed). Nobody else ends the plugin
/// then, and it would stay for ever.
/// </summary>
public static partial class OrphanWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>The parent now. Ask before the handshake: a parent that dies right after it would otherwise not be missed.</summary>
    public static int Parent() => OperatingSystem.IsWindows() ? 0 : GetParentId();

    /// <summary>Completes when the parent process is another than <paramref name="parent"/>, or when <paramref name="ct"/> says that it is of no interest any more.</summary>
    public static async Task WaitAsync(int parent, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
        {
            await Task.Delay(Timeout.Infinite, ct);
        }

        using var timer = new PeriodicTimer(Interval);

        // Ends without an exception: building the trace of one costs a native AOT process several ms, and every process ends this way.
        await using var end = ct.Register(static timer => ((PeriodicTimer)timer!).Dispose(), timer);
        while (GetParentId() == parent && await timer.WaitForNextTickAsync(CancellationToken.None))
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();
}
