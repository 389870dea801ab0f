using System.Diagnostics;
using System.Globalization;

namespace StartupProbe;

/// <summary>A command from its start to its end, which is what every call of it costs. Its memory cannot be read from outside: it is gone too soon.</summary>
internal static class CommandRun
{
    /// <param name="command">Program and arguments, separated by spaces.</param>
    /// <exception cref="InvalidOperationException">It fails, or prints nothing.</exception>
    public static async Task<Measurement> RunAsync(string command)
    {
        var words = command.Split(' ');
        var info = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var running = RunningProgram.Start(info);
        running.ReadFirstLine();
        await running.EndAsync(() => running.Process.StandardOutput.ReadToEndAsync());
        return running.Process.ExitCode == 0
            ? new Measurement(running.Handshake, running.Elapsed, TimeSpan.Zero, 0, 0, 0)
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{command} ended with {running.Process.ExitCode}."));
    }
}
