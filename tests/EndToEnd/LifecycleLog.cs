using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using HotplugIac.Harness;

namespace EndToEnd;

/// <summary>A machine that was stopped or started.</summary>
internal sealed record LifecycleChange(string Machine, bool IsStop);

/// <summary>Who was stopped and started in which order, as libvirt's own events tell it.</summary>
internal sealed partial class LifecycleLog : IAsyncDisposable
{
    private readonly Process _virsh;
    private readonly ConcurrentQueue<LifecycleChange> _changes = new();

    private LifecycleLog(Process virsh) => _virsh = virsh;

    /// <summary>Begins to listen, and returns once events arrive.</summary>
    public static async Task<LifecycleLog> StartAsync(LibvirtLab lab)
    {
        var virsh = Process.Start(new ProcessStartInfo("virsh", ["-q", "-c", lab.Uri, "event", "--event", "lifecycle", "--loop"])
        {
            RedirectStandardOutput = true,
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        })!;
        var log = new LifecycleLog(virsh);
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        virsh.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
            {
                heard.TrySetResult();
                log.Add(text);
            }
        };
        virsh.BeginOutputReadLine();

        // Defining a machine is an event too: when one is heard, the ears are open.
        await using var scope = lab.Scope();
        await Eventually.Async(
            async token =>
            {
                await scope.DefineAsync(new GuestDefinition { Name = scope.NewName("echo") }, token);
                return heard.Task.IsCompleted;
            },
            TimeSpan.FromMinutes(3));
        return log;
    }

    /// <summary>Waits until each of these machines was started as often as it was stopped, at least once; their changes so far.</summary>
    public async Task<IReadOnlyList<LifecycleChange>> UntilStartedAsync(IReadOnlySet<string> machines) =>
        await Eventually.BecomesAsync(
            _ => Task.FromResult<IReadOnlyList<LifecycleChange>>([.. _changes.Where(c => machines.Contains(c.Machine))]),
            changes => machines.All(m => changes.Any(c => c.Machine == m && !c.IsStop)),
            TimeSpan.FromMinutes(3),
            "every machine started again");

    public async ValueTask DisposeAsync()
    {
        _virsh.Kill();
        await _virsh.WaitForExitAsync();
        _virsh.Dispose();
    }

    private void Add(string line)
    {
        if (Event().Match(line) is { Success: true } match)
        {
            _changes.Enqueue(new LifecycleChange(match.Groups["name"].Value, match.Groups["what"].Value == "Stopped"));
        }
    }

    [GeneratedRegex("^event 'lifecycle' for domain '?(?<name>[^':]+)'?: (?<what>Stopped|Started) ")]
    private static partial Regex Event();
}
