using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>How a shutdown request ended.</summary>
internal enum ShutdownEnd
{
    Off,

    /// <summary>It went off and somebody else has started it: it runs with the new sizing.</summary>
    RunsAgain,

    Ignored,

    /// <summary>The apply was cancelled, and the guest has not gone off soon after. It still may.</summary>
    Cancelled,
}

/// <summary>The stop half of a stop and start.</summary>
internal sealed class Shutdown(IHypervisor hypervisor, ReadBack reader, TimeProvider time, ApplyTimeouts timeouts)
{
    /// <summary>Asks once. A hypervisor that has no way to ask is no obstacle where the machine may be destroyed.</summary>
    /// <returns>False when the machine cannot be asked at all, and there is nothing to wait for.</returns>
    public async Task<bool> RequestAsync(string id, Policy policy)
    {
        // Not cancelled half way: nobody would know whether the guest was asked.
        using var bound = new CancellationTokenSource(timeouts.Guest, time);
        try
        {
            await hypervisor.RequestShutdownAsync(id, bound.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            // It may have been asked.
            return true;
        }
        catch (HypervisorException e) when (policy.ForceStop)
        {
            return e.Rule != ResizeRules.NoGracefulStop;
        }
    }

    /// <summary>Looks until the machine is off or <see cref="Policy.ShutdownTimeout"/> is over.</summary>
    /// <exception cref="HypervisorException">The machine is gone, or the hypervisor did not answer up to the end.</exception>
    public async Task<ShutdownEnd> WaitAsync(string id, Policy policy, Sizing expected, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var asked = started;
        long? cancelled = null;
        while (true)
        {
            var isOver = time.GetElapsedTime(started) >= policy.ShutdownTimeout;
            switch (await LookAsync(id, isOver))
            {
                case { Running: null }:
                    return ShutdownEnd.Off;
                case { Running: { } running } when Deviations.Of(running, expected).Count == 0:
                    return ShutdownEnd.RunsAgain;
            }

            if (isOver)
            {
                return ShutdownEnd.Ignored;
            }

            cancelled ??= cancellationToken.IsCancellationRequested ? time.GetTimestamp() : null;
            if (cancelled is { } since && time.GetElapsedTime(since) >= timeouts.CancelledShutdown)
            {
                return ShutdownEnd.Cancelled;
            }

            if (time.GetElapsedTime(asked) >= timeouts.ShutdownRepeat)
            {
                asked = time.GetTimestamp();
                await AskAgainAsync(id);
            }

            await Task.Delay(timeouts.Interval, time, CancellationToken.None);
        }
    }

    /// <summary>Destroys a machine that did not shut down.</summary>
    public async Task ForceAsync(string id)
    {
        try
        {
            await Bounded.RunAsync(timeouts.Guest, time, token => hypervisor.DestroyAsync(id, token));
        }
        catch (HypervisorException)
        {
            // Off is off, whatever was replied.
            if (await GoesOffAsync(id))
            {
                return;
            }

            throw;
        }

        if (!await GoesOffAsync(id))
        {
            throw new HypervisorException(LifecycleRules.NotVerified, "The hypervisor reported that it destroyed the machine, but it still runs.");
        }
    }

    /// <summary>Looks for a moment whether the machine goes off.</summary>
    /// <exception cref="HypervisorException">The machine is gone, or the hypervisor did not answer up to the end.</exception>
    public async Task<bool> GoesOffAsync(string id)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var isOver = time.GetElapsedTime(started) >= timeouts.ReadBack;
            if (await LookAsync(id, isOver) is { Running: null })
            {
                return true;
            }

            if (isOver)
            {
                return false;
            }

            await Task.Delay(timeouts.Interval, time, CancellationToken.None);
        }
    }

    /// <returns>Null when the hypervisor does not answer at the moment: its daemon may be restarting, and the guest goes on.</returns>
    private async Task<MachineSnapshot?> LookAsync(string id, bool isLast)
    {
        try
        {
            return await reader.ReadBoundedAsync(id) ?? throw new HypervisorException(LifecycleRules.NotFound, "The machine is gone.");
        }
        catch (HypervisorException e) when (e.IsUnreachable && !isLast)
        {
            return null;
        }
    }

    private async Task AskAgainAsync(string id)
    {
        try
        {
            await RequestAsync(id, Policy.Default);
        }
        catch (HypervisorException)
        {
            // It goes off at this very moment, or the daemon is restarting: the next look tells.
        }
    }
}
