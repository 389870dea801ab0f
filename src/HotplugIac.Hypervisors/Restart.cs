using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>
/// The start half of a stop and start, and the start of a machine that an interrupted one left off. Never cancelled, only
/// bounded: a machine that this apply turned off must not stay off because somebody pressed Ctrl-C.
/// </summary>
internal sealed class Restart(IHypervisor hypervisor, ReadBack reader, TimeProvider time, ApplyTimeouts timeouts)
{
    /// <returns>Null when the machine runs with the expected sizing and the mark is gone.</returns>
    public async Task<Problem?> DoAsync(string id, Sizing expected)
    {
        try
        {
            await StartAsync(id);
        }
        catch (HypervisorException e)
        {
            var remedy = e.Rule == LifecycleRules.StepFailed ? string.Empty : $" {e.Rule.Remedy}";
            return Problem.Error(string.Empty, e.Rule,
                $"The machine was stopped and could not be started again: {e.Message} It is off, and marked so that the next apply starts it.{remedy}");
        }

        return await VerifyAsync(id, expected);
    }

    /// <summary>Removes the mark of a machine that runs again, and looks whether it has what it should.</summary>
    public async Task<Problem?> VerifyAsync(string id, Sizing expected)
    {
        await MarkAsync(id, false);
        var started = time.GetTimestamp();
        while (true)
        {
            var snapshot = await reader.ReadBoundedAsync(id);
            var wrong = snapshot?.Running is { } running ? Deviations.Of(running, expected) : ["it does not run"];
            if (wrong.Count == 0)
            {
                return null;
            }

            if (time.GetElapsedTime(started) >= timeouts.ReadBack)
            {
                return Problem.Error(string.Empty, LifecycleRules.NotVerified,
                    $"The machine was stopped and started, but reading back shows that {string.Join(", ", wrong)}. {LifecycleRules.NotVerified.Remedy}");
            }

            await Task.Delay(timeouts.Interval, time, CancellationToken.None);
        }
    }

    public Task MarkAsync(string id, bool isStopped) =>
        Bounded.RunAsync(timeouts.Guest, time, token => hypervisor.MarkStopAsync(id, isStopped, token));

    /// <summary>Starts until it runs. A daemon that restarts at this moment is waited for.</summary>
    private async Task StartAsync(string id)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                await Bounded.RunAsync(timeouts.Guest, time, token => hypervisor.StartAsync(id, token));
                break;
            }
            catch (HypervisorException e) when (!e.IsUnreachable)
            {
                // Running is running, whatever was replied.
                if (await StepLook.RunningAsync(reader, id) is not null)
                {
                    break;
                }

                throw;
            }
            catch (HypervisorException) when (time.GetElapsedTime(started) < timeouts.Guest)
            {
                await Task.Delay(timeouts.Interval, time, CancellationToken.None);
            }
        }

        started = time.GetTimestamp();
        while ((await reader.ReadBoundedAsync(id))?.Running is null)
        {
            if (time.GetElapsedTime(started) >= timeouts.ReadBack)
            {
                throw new HypervisorException(LifecycleRules.NotVerified, $"The hypervisor reported that it started the machine, but it does not run after {Durations.Text(timeouts.ReadBack)}.");
            }

            await Task.Delay(timeouts.Interval, time, CancellationToken.None);
        }
    }
}
