using HotplugIac.PulumiEngine.Providers;

namespace HotplugIac.PulumiEngine.Deployments;

/// <summary>Makes steps (step.go, update.go).</summary>
internal sealed partial class Deployment
{
    /// <returns>What became of the resource; null for a deletion.</returns>
    /// <exception cref="DeploymentFailedException">It failed; the report has it.</exception>
    private async Task<ResourceState?> RunAsync(Step step)
    {
        await _running.WaitAsync(CancellationToken.None);
        try
        {
            // What another resource's failure has ended is not begun. The logical step of a replacement only tells.
            if (step.Op != StepOp.Replace)
            {
                RefuseWhenEnded();
            }

            return step.Op switch
            {
                StepOp.Create when step.IsUntargeted => Skip(step),
                StepOp.Create or StepOp.CreateReplacement => await CreateAsync(step),
                StepOp.Update => await UpdateAsync(step),
                StepOp.Delete or StepOp.DeleteReplaced => await DeleteAsync(step),
                StepOp.RemovePendingReplace => Drop(step),
                StepOp.Replace => Tell(step),
                StepOp.Import => step.New, // has been made when it was decided
                _ => await KeepAsync(step),
            };
        }
        catch (ProviderException error)
        {
            throw Fail(error.Message, step.New.Urn, error);
        }
        finally
        {
            _running.Release();
        }
    }

    private async Task<ResourceState> KeepAsync(Step step)
    {
        var old = step.Old!.State;
        var state = MarkSecrets(step.IsUntargeted ? old : step.New with { Id = old.Id, Outputs = old.Outputs });
        if (PulumiUrn.IsProvider(state.Type))
        {
            // With the old inputs: a provider whose DiffConfig says "none" keeps its old configuration for this run.
            await registry.SameAsync(state with { Inputs = old.Inputs }, afterCheck: true);
        }

        snapshot.End(null, () => Settle(step, state));
        Record(step, state, null);
        return state;
    }

    private async Task<ResourceState> CreateAsync(Step step)
    {
        var pending = snapshot.Begin("creating", step.New);
        var outcome = step.New.Custom
            ? await ProviderOf(step.New).CreateAsync(step.New.Urn, step.New.Inputs, step.New.Timeouts.Create, preview)
            : new CallOutcome(CallStatus.Ok) { Outputs = [] };
        var state = MarkSecrets(step.New with
        {
            Id = outcome.Id,
            Outputs = outcome.Outputs ?? [],
            RefreshBeforeUpdate = outcome.RefreshBeforeUpdate,
            InitErrors = outcome.Reasons,
        });
        snapshot.End(pending, IsSomethingDone(outcome) ? () => SettleCreated(step, state) : null);
        return Finish(step, state, outcome);
    }

    private async Task<ResourceState> UpdateAsync(Step step)
    {
        var (old, pending) = (step.Old!.State, snapshot.Begin("updating", step.New));
        var outcome = step.New.Custom
            ? await ProviderOf(step.New).UpdateAsync(old, step.New, step.IgnoreChanges, preview)
            : new CallOutcome(CallStatus.Ok) { Outputs = [] };

        // After a partial failure the outputs are what is true, and the inputs stay those of before (OnResourceStepPost).
        var state = MarkSecrets(step.New with
        {
            Id = old.Id,
            Inputs = outcome.Status == CallStatus.Partial ? old.Inputs : step.New.Inputs,
            Outputs = outcome.Outputs ?? [],
            RefreshBeforeUpdate = outcome.RefreshBeforeUpdate,
            InitErrors = outcome.Reasons,
        });
        snapshot.End(pending, IsSomethingDone(outcome) ? () => Settle(step, state) : null);
        return Finish(step, state, outcome);
    }

    private async Task<ResourceState?> DeleteAsync(Step step)
    {
        var old = step.Old!.State;
        if (step.Op == StepOp.Delete && old.Protect)
        {
            var message = $"resource \"{old.Urn}\" cannot be deleted\nbecause it is protected. "
                + "To unprotect the resource, either remove the `protect` flag from the resource in your Pulumi program and run `pulumi up`, "
                + "or use the command `pulumi state unprotect`";
            return Finish(step, old, new CallOutcome(CallStatus.Failed) { Error = message });
        }

        var isCalled = !preview && old is { Custom: true, External: false, RetainOnDelete: false } && !IsGoneWithAnother(old);
        var pending = isCalled ? snapshot.Begin("deleting", old) : null;
        if (isCalled)
        {
            await EnsureProviderAsync(old.Provider);
        }

        var outcome = isCalled ? await ProviderOf(old).DeleteAsync(old) : new CallOutcome(CallStatus.Ok);
        snapshot.End(pending, outcome.Status != CallStatus.Ok ? null : () =>
        {
            step.Old.IsDone = !step.PendingReplacement;
            step.Old.State = step.PendingReplacement ? old with { PendingReplacement = true } : old;
        });
        Finish(step, old, outcome);
        return null;
    }

    /// <summary>Whether this operation also deletes what a resource vanishes with; no call is made then.</summary>
    private bool IsGoneWithAnother(ResourceState old) =>
        snapshot.Olds.Any(s => s.State.Urn == old.DeletedWith)
        && (!_seen.Contains(old.DeletedWith) || report.Steps.Any(s => s.Urn == old.DeletedWith && s.Op == StepOp.DeleteReplaced));

    private ResourceState? Drop(Step step)
    {
        snapshot.End(null, () => step.Old!.IsDone = true);
        Record(step, step.New, null);
        return null;
    }

    private ResourceState? Tell(Step step)
    {
        Record(step, snapshot.Find(step.New.Urn) ?? step.New, null);
        return null;
    }

    private ResourceState Skip(Step step)
    {
        _skipped.Add(step.New.Urn);
        return step.New;
    }

    private void SettleCreated(Step step, ResourceState state)
    {
        snapshot.AddNew(state);
        if (step.Old is { } old)
        {
            old.IsDone = old.State.PendingReplacement;
            old.State = old.State with { Delete = step.PendingDelete };
        }
    }

    private void Settle(Step step, ResourceState state)
    {
        step.Old!.IsDone = true;
        snapshot.AddNew(state);
    }
}
