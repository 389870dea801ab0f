using System.Diagnostics;

namespace StartupProbe;

/// <summary>A program under measurement. It is killed, at the latest, when this is disposed.</summary>
internal sealed class RunningProgram : IDisposable
{
    /// <summary>Bounds every wait; nothing measured here comes near it.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly long _start;

    private RunningProgram(Process process, long start) => (Process, _start) = (process, start);

    public Process Process { get; }

    public TimeSpan Handshake { get; private set; }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public static RunningProgram Start(ProcessStartInfo info)
    {
        var start = Stopwatch.GetTimestamp();
        return new RunningProgram(Process.Start(info)!, start);
    }

    /// <summary>Waits for the first line; blocking, because a thread that sleeps in read() wakes fastest.</summary>
    /// <exception cref="InvalidOperationException">The program ended without one, or took too long and was killed.</exception>
    public string ReadFirstLine()
    {
        using var watchdog = new Timer(static process => ((Process)process!).Kill(), Process, Limit, Timeout.InfiniteTimeSpan);
        var line = Process.StandardOutput.ReadLine();
        Handshake = Elapsed;
        return line ?? throw new InvalidOperationException($"{Process.StartInfo.FileName} printed no line.");
    }

    /// <summary>How long it takes to end after <paramref name="ask"/>.</summary>
    /// <exception cref="OperationCanceledException">It did not end.</exception>
    public async Task<TimeSpan> EndAsync(Func<Task> ask)
    {
        var start = Stopwatch.GetTimestamp();
        await ask();
        using var limit = new CancellationTokenSource(Limit);
        await Process.WaitForExitAsync(limit.Token);
        return Stopwatch.GetElapsedTime(start);
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.Dispose();
    }
}
