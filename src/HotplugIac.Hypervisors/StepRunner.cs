using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>Carries single steps out, and makes data of what goes wrong.</summary>
/// <param name="expected">The configuration when every step is done, which a boot shall bring.</param>
internal sealed class StepRunner(
    IHypervisor hypervisor, ReadBack reader, TimeProvider time, ApplyTimeouts timeouts, PowerCycleGate gate, OperationBound? bound, Policy policy, Sizing expected)
{
    /// <param name="left">The machine as the steps before left it.</param>
    /// <returns>Null when the step is done, a warning when it is done as far as the policy needs, an error when not.</returns>
    public async Task<Problem?> DoAsync(PlanStep step, MachineSnapshot left, StepReport report, CancellationToken cancellationToken)
    {
        try
        {
            return step switch
            {
                PowerCycleStep => await new PowerCycle(hypervisor, reader, time, timeouts, gate, bound, report).DoAsync(left, policy, expected, cancellationToken),
                StartStep => await new Restart(hypervisor, reader, time, timeouts).DoAsync(left.Id, expected),
                _ => await HalvesAsync(step, left, cancellationToken),
            };
        }
        catch (HypervisorException e)
        {
            return Problem.Error(StepAttribute.Of(step), e.Rule, $"The step \"{step.Describe()}\" failed: {e.Message} What was done before it is kept; the state holds what was read back.");
        }
        catch (OperationCanceledException)
        {
            return Problem.Error(StepAttribute.Of(step), LifecycleRules.StepFailed, $"Stopped during the step \"{step.Describe()}\". The state holds what was read back. Apply again to go on.");
        }
    }

    /// <summary>
    /// Removes the mark of an interrupted apply from a machine that runs again or still. Left on it, the next apply would start
    /// a machine that somebody else has stopped.
    /// </summary>
    public async Task<Problem?> UnmarkAsync(MachineSnapshot snapshot)
    {
        if (snapshot is not { Running: not null, StoppedByUs: true })
        {
            return null;
        }

        try
        {
            await new Restart(hypervisor, reader, time, timeouts).MarkAsync(snapshot.Id, false);
            return null;
        }
        catch (HypervisorException e)
        {
            return Problem.Error(string.Empty, e.Rule, $"The mark of an earlier, interrupted apply could not be removed from \"{snapshot.Name}\": {e.Message} Nothing else was touched.");
        }
    }

    /// <inheritdoc cref="GuestCheck.DoAsync"/>
    public async Task<Problem?> LookAtGuestAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await new GuestCheck(hypervisor, reader, time, timeouts).DoAsync(id, policy.Guest, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Problem.Error(string.Empty, LifecycleRules.StepFailed, "Stopped while looking whether the guest uses what was plugged. The state holds what was read back.");
        }
    }

    /// <summary>The live half first and the configuration after it, never both in one call: libvirt would take the device out of the configuration whatever the guest does (RULEBOOK D1).</summary>
    private async Task<Problem?> HalvesAsync(PlanStep step, MachineSnapshot left, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationHalf(hypervisor, reader, time, timeouts);
        if (!step.NeedsGuest)
        {
            return await new LiveHalf(hypervisor, reader, time, timeouts).DoAsync(left.Id, step, cancellationToken)
                ?? await configuration.FollowAsync(step, left, isLiveDone: step is not WriteConfigurationStep);
        }

        var refusal = await new Unplug(hypervisor, reader, time, timeouts).DoAsync(left, step, policy, cancellationToken);
        if (refusal is not null && policy.Unplug != UnplugPolicy.LiveOrPending)
        {
            return Problem.Error(StepAttribute.Of(step), LifecycleRules.GuestRefused, $"{refusal}{await configuration.TakeBackAsync(left)} {LifecycleRules.GuestRefused.Remedy}");
        }

        return await configuration.FollowAsync(step, left, isLiveDone: refusal is null)
            ?? (refusal is null ? null : Problem.Warning(StepAttribute.Of(step), LifecycleRules.LeftPending, $"{refusal} The rest waits for the next boot. {LifecycleRules.LeftPending.Remedy}"));
    }
}
