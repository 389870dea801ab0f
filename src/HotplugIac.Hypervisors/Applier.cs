using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>
/// Carries a plan out: look again, check the ceiling, then step by step: do, read back, write the configuration, read back.
/// Growth that is complete is kept on failure; a configuration that did not come out as asked for is put back.
/// </summary>
public sealed class Applier(IHypervisor hypervisor, TimeProvider time, ApplyTimeouts timeouts)
{
    private readonly ReadBack _reader = new(hypervisor, time, timeouts);

    /// <param name="approved">The plan that the user saw.</param>
    /// <param name="deferred">As for <see cref="Planner.Plan"/>.</param>
    /// <exception cref="HypervisorException">The machine could not be read before anything was touched.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before anything was touched.</exception>
    public async Task<ApplyOutcome> ApplyAsync(
        string id, MachineSpec spec, IReadOnlySet<string> deferred, PlanResult approved, CancellationToken cancellationToken)
    {
        var snapshot = await _reader.ReadAsync(id, cancellationToken);
        if (snapshot is null)
        {
            return new ApplyOutcome(null, [Gone(id, spec)]);
        }

        var needed = Planner.Plan(spec, snapshot, deferred);
        if (needed.HasErrors)
        {
            return new ApplyOutcome(snapshot, needed.Problems);
        }

        if (PlanCeiling.Check(snapshot.Name, approved.Impact, needed.Impact) is { } exceeded)
        {
            return new ApplyOutcome(snapshot, [exceeded]);
        }

        foreach (var step in needed.Steps)
        {
            var problem = cancellationToken.IsCancellationRequested
                ? Problem.Error(string.Empty, LifecycleRules.StepFailed, $"Stopped before the step \"{step.Describe()}\". The state holds what was done. Apply again to go on.")
                : await TryAsync(id, step, cancellationToken);
            if (problem is not null)
            {
                return await TruthAsync(id, spec, [problem]);
            }
        }

        return await TruthAsync(id, spec, []);
    }

    /// <summary>
    /// What is true now. Read also after a cancellation, within a bound: the state must hold what was done. When it cannot
    /// be read that is a problem too, and nothing is claimed.
    /// </summary>
    private async Task<ApplyOutcome> TruthAsync(string id, MachineSpec spec, EquatableList<Problem> problems)
    {
        try
        {
            var snapshot = await _reader.ReadBoundedAsync(id);
            return new ApplyOutcome(snapshot, snapshot is null ? [.. problems, Gone(id, spec)] : problems);
        }
        catch (HypervisorException e)
        {
            return new ApplyOutcome(null, [.. problems, Problem.Error(string.Empty, e.Rule, $"What became of the machine {spec.Name} could not be read: {e.Message}")]);
        }
    }

    private async Task<Problem?> TryAsync(string id, PlanStep step, CancellationToken cancellationToken)
    {
        try
        {
            return await new LiveHalf(hypervisor, _reader, time, timeouts).DoAsync(id, step, cancellationToken)
                ?? await new ConfigurationHalf(hypervisor, _reader, time, timeouts).DoAsync(id, step, cancellationToken);
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

    private static Problem Gone(string id, MachineSpec spec) =>
        Problem.Error(string.Empty, LifecycleRules.NotFound, $"The machine {spec.Name} ({id}) is gone. {LifecycleRules.NotFound.Remedy}");
}
