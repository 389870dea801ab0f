using System.Diagnostics;

namespace HotplugIac.Cli.Tests.Processes;

/// <summary>The real program, which the build leaves beside the tests.</summary>
internal static class HotplugProcess
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "hotplug");

    /// <summary>Runs a line of bash in which <c>hotplug</c> is the program.</summary>
    public static async Task<(int Code, string Out, string Error)> BashAsync(string script, string? uri = null)
    {
        using var process = Start(script, uri);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Bound);
        return (process.ExitCode, await output, await error);
    }

    public static Process Start(string script, string? uri = null)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["PATH"] = $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HOTPLUG_URI"] = uri ?? string.Empty;
        return Process.Start(start)!;
    }
}
