using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>
/// Stops a machine and starts it again, once. It is marked first and the mark is removed when it runs again, so that the next
/// apply starts a machine that a crash in between left off (PRODUCT.md, promise 5).
/// </summary>
internal sealed class PowerCycle(IHypervisor hypervisor, ReadBack reader, TimeProvider time, ApplyTimeouts timeouts, PowerCycleGate gate, OperationBound? bound, StepReport report)
{
    private readonly Shutdown _shutdown = new(hypervisor, reader, time, timeouts);
    private readonly Restart _restart = new(hypervisor, reader, time, timeouts);

    /// <param name="left">The machine as the steps before left it.</param>
    /// <param name="expected">The configuration, which the new boot shall bring.</param>
    /// <returns>Null when the machine runs with it.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before the machine was asked to shut down.</exception>
    public async Task<Problem?> DoAsync(MachineSnapshot left, Policy policy, Sizing expected, CancellationToken cancellationToken)
    {
        var id = left.Id;
        using var turn = await TurnAsync(cancellationToken);
        if (await reader.ReadAsync(id, cancellationToken) is not { } before)
        {
            throw new HypervisorException(LifecycleRules.NotFound, "The machine is gone.");
        }

        if (before.ManagedSave)
        {
            return Problem.Error(string.Empty, LifecycleRules.ManagedSave, $"\"{before.Name}\" was not stopped. {LifecycleRules.ManagedSave.Why} {LifecycleRules.ManagedSave.Remedy}");
        }

        if (before.Running is not { } running)
        {
            return Problem.Error(string.Empty, LifecycleRules.StepFailed,
                $"Somebody else stopped \"{before.Name}\" meanwhile, and a machine that somebody else stopped is not started. Its configuration is written; its next start brings it.");
        }

        if (Deviations.Of(running, expected).Count == 0)
        {
            // Somebody else has stopped and started it meanwhile.
            return null;
        }

        if (ForeignChange.Before(new PowerCycleStep(), left, before) is { } changed)
        {
            return changed;
        }

        if (before.Power == PowerState.Paused && !policy.ForceStop)
        {
            // Asked now it would go off when somebody resumes it, long after this apply, and stay off.
            return Problem.Error(string.Empty, LifecycleRules.ShutdownIgnored,
                $"\"{before.Name}\" was not asked to shut down.{Paused(before)} What was planned stays in its configuration and waits for the next boot. {LifecycleRules.ShutdownIgnored.Remedy}");
        }

        report.WaitsFor($"the guest to shut down (shutdown_timeout: {Durations.Text(policy.ShutdownTimeout)})");
        var end = await AskAsync(id, policy, expected, cancellationToken);
        report.WaitsFor("the machine to run again");
        return end switch
        {
            ShutdownEnd.Off => await _restart.DoAsync(id, expected),
            ShutdownEnd.RunsAgain => await _restart.VerifyAsync(id, expected),
            ShutdownEnd.Cancelled => Problem.Error(string.Empty, LifecycleRules.StepFailed,
                $"The apply was cancelled after \"{before.Name}\" had been asked to shut down, and it has not gone off within {Durations.Text(timeouts.CancelledShutdown)}. It is marked: should it go off later, the next apply starts it again. What was planned stays in its configuration."),
            _ => await IgnoredAsync(id, policy, expected),
        };
    }

    private async Task<IDisposable> TurnAsync(CancellationToken cancellationToken)
    {
        report.WaitsFor("its turn (max_parallel_power_cycles)");
        using var pause = bound?.Pause();
        return await gate.EnterAsync(cancellationToken);
    }

    private async Task<ShutdownEnd> AskAsync(string id, Policy policy, Sizing expected, CancellationToken cancellationToken)
    {
        try
        {
            await hypervisor.MarkStopAsync(id, true, cancellationToken);
            if (await reader.ReadAsync(id, cancellationToken) is not { StoppedByUs: true })
            {
                throw new HypervisorException(LifecycleRules.NotVerified, "The mark that lets the next apply start the machine again was written, but cannot be read back, so the machine was not stopped.");
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (Exception e) when (e is HypervisorException or OperationCanceledException)
        {
            await UnmarkAsync(id);
            throw;
        }

        try
        {
            if (!await _shutdown.RequestAsync(id, policy))
            {
                return ShutdownEnd.Ignored;
            }
        }
        catch (HypervisorException)
        {
            // The request can have arrived all the same, and then it goes off soon.
            if (await _shutdown.GoesOffAsync(id))
            {
                return ShutdownEnd.Off;
            }

            await UnmarkAsync(id);
            throw;
        }

        // From here on the guest may go off at any moment, and leaving it off is worse than anything else.
        return await _shutdown.WaitAsync(id, policy, expected, cancellationToken);
    }

    private async Task<Problem?> IgnoredAsync(string id, Policy policy, Sizing expected)
    {
        if (policy.ForceStop)
        {
            await ForceAsync(id);
            return await _restart.DoAsync(id, expected);
        }

        await UnmarkAsync(id);
        var after = await reader.ReadBoundedAsync(id);
        if (after is { Running: null })
        {
            // It went off in the last moment, because it was asked to.
            await _restart.MarkAsync(id, true);
            return await _restart.DoAsync(id, expected);
        }

        var paused = after?.Power == PowerState.Paused ? Paused(after) : string.Empty;
        return Problem.Error(string.Empty, LifecycleRules.ShutdownIgnored,
            $"\"{after?.Name}\" did not shut down within {Durations.Text(policy.ShutdownTimeout)} (shutdown_timeout).{paused} It keeps running; what was planned stays in its configuration and waits for the next boot. {LifecycleRules.ShutdownIgnored.Remedy}");
    }

    private static string Paused(MachineSnapshot machine) =>
        $" It is paused, and a paused guest cannot shut down: {(machine.Facts.Resize is null ? $"virsh resume {machine.Name}" : $"ch-remote --api-socket {machine.Name}.sock resume")}.";

    private async Task ForceAsync(string id)
    {
        try
        {
            await _shutdown.ForceAsync(id);
        }
        catch (HypervisorException e) when (!e.IsUnreachable)
        {
            await UnmarkAsync(id);
            throw;
        }
    }

    /// <summary>Removes the mark of a machine that was not stopped. A mark that stays is removed by the next apply.</summary>
    private async Task UnmarkAsync(string id)
    {
        try
        {
            await _restart.MarkAsync(id, false);
        }
        catch (HypervisorException)
        {
        }
    }
}
