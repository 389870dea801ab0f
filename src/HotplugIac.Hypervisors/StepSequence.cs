using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>
/// The steps of a plan, one after the other. Before each one what it starts from is read again: what the step before left. A
/// cancellation is obeyed between steps.
/// </summary>
internal sealed class StepSequence(ReadBack reader, StepRunner runner, ApplyReport report, Policy policy)
{
    /// <returns>What went wrong; with an error the steps after it were not begun.</returns>
    public async Task<EquatableList<Problem>> RunAsync(MachineSnapshot snapshot, PlanResult plan, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var (left, hasGrown) = (snapshot, false);
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            var step = plan.Steps[i];
            var problem = await StepAsync(i, step, left, plan, cancellationToken);
            if (problem is not null)
            {
                problems.Add(problem);
            }

            if (problem?.Severity == Severity.Error)
            {
                break;
            }

            left = problem is null ? StepEffect.After(left, step) : await PutOffAsync(StepEffect.AfterPutOff(left, step));
            hasGrown |= GuestCheck.Concerns(step);
        }

        // Also after a step that failed: the next apply has no step any more for what was plugged before it.
        if (hasGrown && !cancellationToken.IsCancellationRequested)
        {
            using var told = report.Begin(0, "looking whether the guest uses what was plugged", "the guest");
            var offline = await runner.LookAtGuestAsync(snapshot.Id, cancellationToken);
            told.End(offline);
            problems.AddRange(offline is null ? [] : [offline]);
        }

        return problems.ToEquatableList();
    }

    private async Task<Problem?> StepAsync(int index, PlanStep step, MachineSnapshot left, PlanResult plan, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Problem.Error(string.Empty, LifecycleRules.StepFailed, $"Stopped before the step \"{step.Describe()}\". The state holds what was done. Apply again to go on.");
        }

        using var told = report.Begin(index + 1, step, policy);

        // Before the first step the plan has just looked, and a stop and start looks itself when its turn has come.
        var problem = (index == 0 || step is PowerCycleStep ? null : await ChangedAsync(step, left, cancellationToken))
            ?? await runner.DoAsync(step, left, told, cancellationToken);
        told.End(problem);
        return problem;
    }

    /// <summary>How far a guest went that refused the rest is not known beforehand: what is there now is what the next step starts from.</summary>
    private async Task<MachineSnapshot> PutOffAsync(MachineSnapshot left)
    {
        try
        {
            return left with { Running = (await reader.ReadBoundedAsync(left.Id))?.Running ?? left.Running };
        }
        catch (HypervisorException)
        {
            // The look before the next step says so.
            return left;
        }
    }

    private async Task<Problem?> ChangedAsync(PlanStep step, MachineSnapshot left, CancellationToken cancellationToken)
    {
        try
        {
            return ForeignChange.Before(step, left, await reader.ReadAsync(left.Id, cancellationToken));
        }
        catch (HypervisorException e)
        {
            return Problem.Error(StepAttribute.Of(step), e.Rule, $"The step \"{step.Describe()}\" was not begun, because the machine could not be read before it: {e.Message} What was done before it is kept.");
        }
        catch (OperationCanceledException)
        {
            return Problem.Error(string.Empty, LifecycleRules.StepFailed, $"Stopped before the step \"{step.Describe()}\". The state holds what was done. Apply again to go on.");
        }
    }
}
