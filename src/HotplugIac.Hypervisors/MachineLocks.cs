using System.Security.Cryptography;
using System.Text;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>
/// One apply on a machine at a time: within this object always, between the processes of a host where a folder for lock files
/// can be used. A lock cannot span hosts; for those each step looks again (<see cref="ForeignChange"/>).
/// </summary>
/// <param name="folders">Tried in order (<see cref="LockFolder.Choose"/>). None, or none that can be used: no apply fails because of it.</param>
public sealed class MachineLocks(params IReadOnlyList<string> folders)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Lock _sync = new();

    /// <summary>The locks that all processes of this host share.</summary>
    public static MachineLocks OfHost() => new(LockFolder.Choose());

    /// <summary>Waits until no other apply works on the machine.</summary>
    /// <param name="machine"><see cref="IHypervisor.IdScope"/> and id, or name for one that is still to be created.</param>
    /// <param name="bound">Of the operation; waiting counts. Null without one: then only the caller ends it.</param>
    /// <param name="waits">Called once when it has to wait.</param>
    /// <returns>To be disposed when the work is over.</returns>
    /// <exception cref="HypervisorException"><see cref="LifecycleRules.Busy"/>: the operation's time was over before the other apply was.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<IDisposable> EnterAsync(string machine, TimeProvider time, OperationBound? bound, Action? waits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (TryEnter(machine) is { } free)
        {
            return free;
        }

        waits?.Invoke();
        var started = time.GetTimestamp();
        try
        {
            while (true)
            {
                await Task.Delay(Interval, time, cancellationToken);
                if (TryEnter(machine) is { } turn)
                {
                    return turn;
                }
            }
        }
        catch (OperationCanceledException e) when (bound?.Token.IsCancellationRequested == true)
        {
            throw new HypervisorException(LifecycleRules.Busy,
                $"another apply on this host has been working on it for the {Durations.Text(time.GetElapsedTime(started))} that this one could wait. Nothing was touched.", e);
        }
    }

    /// <returns>Null while somebody else works on it.</returns>
    private Turn? TryEnter(string machine)
    {
        lock (_sync)
        {
            if (!_taken.Add(machine))
            {
                return null;
            }
        }

        var turn = new Turn(this, machine);
        try
        {
            if (TryLockFile(machine, out var file))
            {
                turn.File = file;
                return turn;
            }
        }
        catch
        {
            turn.Dispose();
            throw;
        }

        turn.Dispose();
        return null;
    }

    /// <returns>False while another process has it. True without a file when no folder can be used.</returns>
    private bool TryLockFile(string machine, out IDisposable? file)
    {
        // Ids of some hypervisors are names, which need not be fit for a file.
        var name = $"hotplug-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(machine)))[..32]}.lock";
        foreach (var folder in folders)
        {
            try
            {
                file = LockFile.TryTake(Path.Combine(folder, name));
                return file is not null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Full, read-only, or another user's that he keeps to himself: the next folder, or none.
            }
        }

        file = null;
        return true;
    }

    private void Leave(string machine)
    {
        lock (_sync)
        {
            _taken.Remove(machine);
        }
    }

    private sealed class Turn(MachineLocks locks, string machine) : IDisposable
    {
        private int _isOver;

        public IDisposable? File { get; set; }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                File?.Dispose();
                locks.Leave(machine);
            }
        }
    }
}
