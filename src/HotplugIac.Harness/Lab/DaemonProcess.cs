using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace HotplugIac.Harness;

/// <summary>A daemon as a child of ours, ended by its process id and never by name.</summary>
internal sealed class DaemonProcess : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private readonly ConcurrentQueue<string> _errors = new();

    private DaemonProcess(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
    }

    public bool HasExited => _process.HasExited;

    public int Id => _process.Id;

    /// <summary>What it has written to its standard error so far.</summary>
    public string Errors => string.Join('\n', _errors);

    /// <summary>Everything that one which has ended has written to its standard error: that can come later than its end is seen.</summary>
    public async Task<string> LastWordsAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Longest);
        return Errors;
    }

    /// <param name="environment">Its whole environment, beside PATH.</param>
    /// <param name="asNobody">Without the rights that we may have.</param>
    public static DaemonProcess Start(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment, bool asNobody)
    {
        string[] drop = asNobody && Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : [];
        string[] command = [.. drop, program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(n => n != "PATH").ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var daemon = new DaemonProcess(process);

        // Full pipes would stop it.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return daemon;
    }

    /// <summary>Makes files that we made the daemon's own.</summary>
    public static async Task GiveToNobodyAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        if (Environment.IsPrivilegedProcess)
        {
            (await new CommandLine("chown", ["-R", "nobody:nogroup", .. paths]).RunAsync(cancellationToken)).EnsureSuccess();
        }
    }

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Signals it and waits for its end.</summary>
    public async Task EndAsync(string signal)
    {
        if (!_process.HasExited)
        {
            Signal(signal);
        }

        await _process.WaitForExitAsync().WaitAsync(Longest);
    }

    public void Dispose() => _process.Dispose();
}
