using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>
/// Carries a plan out, alone on the machine: look again, check the ceiling, then step by step: look whether somebody else was at
/// it, do, read back, write the configuration, read back. Growth that is complete is kept on failure; half a step is undone.
/// </summary>
/// <param name="gate">Shared by all appliers of a process; null for one that is alone.</param>
/// <param name="bound">Of the whole operation; waiting for the gate does not count, waiting for another apply on the machine does. Null without one.</param>
/// <param name="locks">Shared by all appliers of a process; null for one that is alone on its machines.</param>
/// <param name="observer">Is told how far it is, from any thread. Null: nobody looks.</param>
public sealed class Applier(
    IHypervisor hypervisor, TimeProvider time, ApplyTimeouts timeouts, PowerCycleGate? gate = null, OperationBound? bound = null,
    MachineLocks? locks = null, IProgress<ApplyProgress>? observer = null)
{
    private readonly MachineTurn _turn = new(hypervisor, locks ?? new MachineLocks(), time, observer);
    private readonly ReadBack _reader = new(hypervisor, time, timeouts);
    private readonly PowerCycleGate _gate = gate ?? new PowerCycleGate();

    /// <param name="approved">The plan that the user saw.</param>
    /// <param name="deferred">As for <see cref="Planner.Plan"/>.</param>
    /// <exception cref="HypervisorException">
    /// The machine could not be read before anything was touched, or another apply works on it (<see cref="LifecycleRules.Busy"/>).
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled before anything was touched.</exception>
    public async Task<ApplyOutcome> ApplyAsync(
        string id, MachineSpec spec, IReadOnlySet<string> deferred, PlanResult approved, CancellationToken cancellationToken)
    {
        // Looking and planning again come after the lock: what the apply before did is seen.
        using var turn = await _turn.EnterAsync(id, spec.Name, bound, cancellationToken);
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

        return await TruthAsync(id, spec, await CarryOutAsync(spec.Policy, snapshot, needed, cancellationToken));
    }

    private async Task<EquatableList<Problem>> CarryOutAsync(Policy policy, MachineSnapshot snapshot, PlanResult plan, CancellationToken cancellationToken)
    {
        var runner = new StepRunner(hypervisor, _reader, time, timeouts, _gate, bound, policy, plan.ConfiguredAfter);
        var report = new ApplyReport(observer, time, snapshot.Name, snapshot.Id, plan.Steps.Count);
        return await runner.UnmarkAsync(snapshot) is { } marked
            ? [marked]
            : await new StepSequence(_reader, runner, report, policy).RunAsync(snapshot, plan, cancellationToken);
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
