using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine.Providers;

namespace HotplugIac.PulumiEngine.Deployments;

internal sealed partial class Deployment
{
    /// <summary>Reads what the state has and puts what is true in its place (RefreshStep, rebuildBaseState). Before the program runs.</summary>
    /// <param name="onlyMarked">Only what its provider wants to be read before an update.</param>
    /// <exception cref="DeploymentFailedException">Something could not be read.</exception>
    public async Task RefreshAsync(bool onlyMarked)
    {
        var result = new List<ResourceState>();
        var changed = false;
        foreach (var state in snapshot.Olds.Select(s => s.State))
        {
            var isRead = state is { Custom: true, PendingReplacement: false } && !PulumiUrn.IsProvider(state.Type)
                && (!onlyMarked || state.RefreshBeforeUpdate) && IsTargeted(state.Urn);
            var fresh = isRead ? await RefreshAsync(state) : state;
            changed |= isRead;
            if (fresh is not null)
            {
                result.Add(fresh);
            }
        }

        if (changed || !onlyMarked)
        {
            snapshot.Rebase(WithoutDangling(result));
        }
    }

    /// <returns>Null when it is gone.</returns>
    private async Task<ResourceState?> RefreshAsync(ResourceState old)
    {
        RefuseWhenEnded();
        var step = new Step(StepOp.Refresh, new Slot(old), old);
        CallOutcome outcome;
        try
        {
            await EnsureProviderAsync(old.Provider);
            outcome = await ProviderOf(old).ReadAsync(old.Urn, old.Id, old.Inputs, old.Outputs, old.Timeouts.Read);
        }
        catch (ProviderException error)
        {
            throw Fail(error.Message, old.Urn, error);
        }

        if (!IsSomethingDone(outcome))
        {
            Finish(step, old, outcome);
        }

        if (outcome.Status == CallStatus.Partial)
        {
            // Not a failure of the refresh: the next update has to mend it.
            report.Say(DiagnosticSeverity.Warning, "Refreshed resource is in an unhealthy state:\n* " + string.Join("\n* ", outcome.Reasons), old.Urn);
        }

        if (outcome.Id.Length == 0 || outcome.Outputs is null)
        {
            RecordRefresh(old, null, null);
            return null;
        }

        var fresh = MarkSecrets(old with
        {
            Id = outcome.Id,
            Inputs = outcome.Inputs ?? old.Inputs,
            Outputs = outcome.Outputs,
            InitErrors = outcome.Reasons,
            RefreshBeforeUpdate = outcome.RefreshBeforeUpdate,
        });
        RecordRefresh(old, fresh, old.External ? null : await CompareRefreshedAsync(old, fresh));
        return fresh;
    }

    /// <summary>
    /// What an update with an unchanged program would do now, the other way round: the provider is asked with what was read as the old
    /// state, and the old inputs as the new ones.
    /// </summary>
    private async Task<DiffReport> CompareRefreshedAsync(ResourceState old, ResourceState fresh)
    {
        try
        {
            return Diffs.Invert(await ProviderOf(old).DiffAsync(fresh, old.Inputs, preview, old.IgnoreChanges));
        }
        catch (ProviderException error)
        {
            throw Fail(error.Message, old.Urn, error);
        }
    }

    private void RecordRefresh(ResourceState old, ResourceState? fresh, DiffReport? diff)
    {
        var same = diff is null ? JsonNode.DeepEquals(old.Outputs, fresh?.Outputs) : !diff.HasChanges;
        report.Add(new PulumiStep
        {
            Op = StepOp.Refresh,
            Result = fresh is null ? StepOp.Delete : same ? StepOp.Same : StepOp.Update,
            Urn = old.Urn,
            Type = old.Type,
            Id = fresh?.Id ?? old.Id,
            OldInputs = Clone(old.Inputs),
            OldOutputs = Clone(old.Outputs),
            NewInputs = Clone(fresh?.Inputs),
            NewOutputs = Clone(fresh?.Outputs),
            Diff = diff,
            InitErrors = fresh?.InitErrors ?? [],
        });
    }

    private static IEnumerable<ResourceState> WithoutDangling(List<ResourceState> resources)
    {
        var known = resources.Select(r => r.Urn).ToHashSet(StringComparer.Ordinal);
        return resources.Select(r => r with
        {
            Dependencies = [.. r.Dependencies.Where(known.Contains)],
            PropertyDependencies = r.PropertyDependencies.ToDictionary(p => p.Key, p => (IReadOnlyList<string>)[.. p.Value.Where(known.Contains)]),
            DeletedWith = known.Contains(r.DeletedWith) ? r.DeletedWith : "",
        });
    }
}
