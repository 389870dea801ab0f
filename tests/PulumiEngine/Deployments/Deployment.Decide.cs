using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine.Providers;
using HotplugIac.PulumiEngine.Values;

namespace HotplugIac.PulumiEngine.Deployments;

internal sealed partial class Deployment
{
    private async Task<IReadOnlyList<Step>> DecideAsync(Goal goal)
    {
        var urn = PulumiUrn.Create(options.Stack, options.Project, goal.Parent, goal.Type, goal.Name);
        if (!_seen.Add(urn))
        {
            throw Fail($"Duplicate resource URN '{urn}'; try giving it a unique name", urn);
        }

        lock (_goals)
        {
            _goals[urn] = goal;
        }

        var old = FindOld(urn, goal);
        var fresh = goal.ToState(urn) with { RefreshBeforeUpdate = old?.State.RefreshBeforeUpdate ?? false };
        if (!IsTargeted(urn))
        {
            return [new Step(old is null ? StepOp.Create : StepOp.Same, old, old?.State ?? fresh) { IsUntargeted = true }];
        }

        if (goal.Dependencies.Append(goal.Parent).FirstOrDefault(_skipped.Contains) is { } skipped)
        {
            throw Fail($"Resource '{urn}' depends on '{skipped}' which was not specified in --target list.", urn);
        }

        var provider = goal.Custom ? ProviderOf(fresh) : null;
        var isImport = goal.Custom && goal.ImportId.Length > 0
            && (old is null || old.State.External || (old.State.ImportId.Length > 0 ? old.State.ImportId : old.State.Id) != goal.ImportId);
        return isImport
            ? await ImportAsync(goal, old, fresh, provider!)
            : await DecideAsync(goal, old, fresh, provider, isImported: false);
    }

    /// <summary>With what is there settled: checks the inputs, and compares.</summary>
    private async Task<IReadOnlyList<Step>> DecideAsync(Goal goal, Slot? old, ResourceState fresh, IResourceProvider? provider, bool isImported)
    {
        var recreating = _deletedAhead.Remove(fresh.Urn);
        var fromNothing = recreating || old is null || old.State.External || IsNamed(update.Replace, fresh.Urn);
        fresh = await CheckAsync(fresh, fromNothing ? goal.Properties : IgnoreChanges(goal, old!.State), fromNothing ? null : old!.State.Inputs, provider);
        if (recreating || old?.State.External == true)
        {
            return Replacement(old!, fresh, null, goal.IgnoreChanges, deleteFirst: recreating, alreadyDeleted: recreating);
        }

        if (old is null)
        {
            return [new Step(StepOp.Create, null, fresh)];
        }

        var diff = await CompareAsync(goal, old.State, fresh, provider);
        diff = Diffs.ReplaceOnChanges(diff, goal.ReplaceOnChanges, old.State.InitErrors.Count > 0);
        if (old.State.PendingReplacement || (diff.HasChanges && diff.IsReplacement))
        {
            return await ReplaceAsync(goal, old, fresh, provider, diff);
        }

        // Errors of the last time are tried to be mended, although nothing has changed.
        if (diff.HasChanges || old.State.InitErrors.Count > 0)
        {
            return [new Step(StepOp.Update, old, fresh) { Diff = diff, IgnoreChanges = goal.IgnoreChanges }];
        }

        return [new Step(isImported ? StepOp.Import : StepOp.Same, old, isImported ? old.State : fresh) { Diff = diff }];
    }

    /// <exception cref="DeploymentFailedException">The inputs are not valid.</exception>
    private async Task<ResourceState> CheckAsync(ResourceState fresh, JsonObject inputs, JsonObject? olds, IResourceProvider? provider)
    {
        if (provider is null)
        {
            return fresh with { Inputs = inputs };
        }

        var result = await provider.CheckAsync(fresh.Urn, olds, inputs, preview);
        if (result.Failures.Count == 0)
        {
            return fresh with { Inputs = result.Inputs };
        }

        _failed = true;
        foreach (var failure in result.Failures)
        {
            report.Say(DiagnosticSeverity.Error, Describe(failure, fresh), fresh.Urn);
        }

        throw new DeploymentFailedException($"resource {fresh.Urn} is invalid: {string.Join("; ", result.Failures.Select(f => Describe(f, fresh)))}");
    }

    private static string Describe(CheckProblem failure, ResourceState state) => failure.Property.Length > 0
        ? $"{state.Type} resource '{state.Name}': property {failure.Property} has a problem: {failure.Reason}"
        : $"{state.Type} resource '{state.Name}' has a problem: {failure.Reason}";

    private async Task<DiffReport> CompareAsync(Goal goal, ResourceState old, ResourceState fresh, IResourceProvider? provider)
    {
        if (IsNamed(update.Replace, fresh.Urn))
        {
            return new DiffReport { HasChanges = true, Replaces = ["id"] };
        }

        if (fresh.DeletedWith.Length > 0 && report.Steps.Any(s => s.Urn == fresh.DeletedWith && s.Op is StepOp.CreateReplacement or StepOp.DeleteReplaced))
        {
            return new DiffReport { HasChanges = true, Replaces = ["deletedWith"] };
        }

        if (await ProviderChangedAsync(old, fresh))
        {
            return new DiffReport { HasChanges = true, Replaces = ["provider"] };
        }

        return provider is null
            ? new DiffReport { HasChanges = !JsonNode.DeepEquals(old.Inputs, fresh.Inputs) }
            : await provider.DiffAsync(old with { Urn = fresh.Urn }, fresh.Inputs, preview, goal.IgnoreChanges);
    }

    /// <summary>The program's inputs with the old values of what is to be ignored.</summary>
    private JsonObject IgnoreChanges(Goal goal, ResourceState old)
    {
        var inputs = (JsonObject)goal.Properties.DeepClone();
        var impossible = goal.IgnoreChanges.Where(p => !PropertyPath.Parse(p).Reset(old.Inputs, inputs)).ToList();
        if (impossible.Count > 0)
        {
            report.Say(DiagnosticSeverity.Info,
                $"cannot ignore changes in added or removed elements of the path: \"{string.Join(", ", impossible)}\"", old.Urn);
        }

        return inputs;
    }

    /// <summary>What the state has by this URN, or by one that the resource had before.</summary>
    private Slot? FindOld(string urn, Goal goal)
    {
        if (snapshot.FindOld(urn) is { } old)
        {
            return old;
        }

        // A child of a renamed component is renamed with it.
        var inherited = _renamed.Where(r => r.Value == goal.Parent)
            .Select(r => PulumiUrn.Create(options.Stack, options.Project, r.Key, goal.Type, goal.Name));
        foreach (var alias in goal.Aliases.Concat(inherited))
        {
            if (snapshot.FindOld(alias) is { } renamed)
            {
                if (_seen.Contains(alias) || !_renamed.TryAdd(alias, urn))
                {
                    throw Fail($"Duplicate resource alias '{alias}' applied to resource with URN '{urn}'", urn);
                }

                return renamed;
            }
        }

        return null;
    }
}
