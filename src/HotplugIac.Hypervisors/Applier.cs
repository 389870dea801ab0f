using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>
/// Carries a plan out: look again, check the ceiling, then step by step: do, read back, write the configuration, read back.
/// Growth that is complete is kept on failure; a configuration that did not come out as asked for is put back.
/// </summary>
/// <param name="gate">Shared by all appliers of a process; null for one that is alone.</param>
/// <param name="bound">Of the whole operation; waiting for the gate does not count. Null without one.</param>
public sealed class Applier(IHypervisor hypervisor, TimeProvider time, ApplyTimeouts timeouts, PowerCycleGate? gate = null, OperationBound? bound = null)
{
    private readonly ReadBack _reader = new(hypervisor, time, timeouts);
    private readonly PowerCycleGate _gate = gate ?? new PowerCycleGate();

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

        if (PlanCeiling.Check(snapshot.Name, approved, needed) is { } exceeded)
        {
            return new ApplyOutcome(snapshot, [exceeded]);
        }

        return await TruthAsync(id, spec, await CarryOutAsync(id, spec.Policy, snapshot, needed, cancellationToken));
    }

    private async Task<EquatableList<Problem>> CarryOutAsync(string id, Policy policy, MachineSnapshot snapshot, PlanResult plan, CancellationToken cancellationToken)
    {
        var runner = new StepRunner(hypervisor, _reader, time, timeouts, _gate, bound, policy, plan.ConfiguredAfter);
        var problems = new List<Problem>();
        var hasGrown = false;
        if (await runner.UnmarkAsync(snapshot) is { } marked)
        {
            return [marked];
        }

        foreach (var step in plan.Steps)
        {
            var problem = cancellationToken.IsCancellationRequested
                ? Problem.Error(string.Empty, LifecycleRules.StepFailed, $"Stopped before the step \"{step.Describe()}\". The state holds what was done. Apply again to go on.")
                : await runner.DoAsync(id, step, cancellationToken);
            if (problem is not null)
            {
                problems.Add(problem);
            }

            if (problem?.Severity == Severity.Error)
            {
                break;
            }

            hasGrown |= GuestCheck.Concerns(step);
        }

        // Also after a step that failed: the next apply has no step any more for what was plugged before it.
        if (hasGrown && !cancellationToken.IsCancellationRequested && await runner.LookAtGuestAsync(id, cancellationToken) is { } offline)
        {
            problems.Add(offline);
        }

        return problems.ToEquatableList();
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

    private static Problem Gone(string id, MachineSpec spec) =>
        Problem.Error(string.Empty, LifecycleRules.NotFound, $"The machine {spec.Name} ({id}) is gone. {LifecycleRules.NotFound.Remedy}");
}
