using System.Diagnostics;

namespace Libvirt.Native.Tests;

/// <summary>Runs Program.cs in a process of its own, for what holds once per process.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    internal static async Task<Result> Run(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(Bound);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var error = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return new Result(process.ExitCode, (await output).Trim(), (await error).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"the child did not end within {Bound}: {string.Join(' ', arguments)}");
        }
    }

    internal static Task<Result> Run(params string[] arguments) => Run(new Dictionary<string, string?>(), arguments);

    internal sealed record Result(int ExitCode, string Output, string Error);
}
