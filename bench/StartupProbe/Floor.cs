using System.Diagnostics;

namespace StartupProbe;

/// <summary>What starting a process costs that does nothing: a shell that prints a line and waits for its input to end.</summary>
internal static class Floor
{
    public static async Task<Measurement> RunAsync()
    {
        var info = new ProcessStartInfo("/bin/sh", ["-c", "echo ready; read -r line"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var running = RunningProgram.Start(info);
        running.ReadFirstLine();
        var (resident, peak) = ProcessMemory.Read(running.Process.Id);
        var exit = await running.EndAsync(() =>
        {
            running.Process.StandardInput.Close();
            return Task.CompletedTask;
        });
        return new Measurement(running.Handshake, TimeSpan.Zero, exit, resident, peak, 0);
    }
}
