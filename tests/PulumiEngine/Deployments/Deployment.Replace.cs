using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine.Providers;

namespace HotplugIac.PulumiEngine.Deployments;

internal sealed partial class Deployment
{
    private async Task<IReadOnlyList<Step>> ReplaceAsync(Goal goal, Slot old, ResourceState fresh, IResourceProvider? provider, DiffReport diff)
    {
        if (fresh.Protect && old.State.Protect)
        {
            var message = $"unable to replace resource \"{fresh.Urn}\"\nas it is currently marked for protection. To unprotect the resource, "
                + "remove the `protect` flag from the resource in your Pulumi program and run `pulumi up`";
            var failure = Fail(message, fresh.Urn);
            if (!preview)
            {
                throw failure;
            }
        }

        if (goal.ImportId.Length > 0)
        {
            const string Message = "previously-imported resources that still specify an ID may not be replaced; "
                + "please remove the `import` declaration from your program";
            if (!preview)
            {
                throw Fail($"{Message}; changed: {string.Join(", ", diff.Replaces)}", fresh.Urn);
            }

            report.Say(DiagnosticSeverity.Warning, Message, fresh.Urn);
        }

        // What Check carried over from the old resource no longer holds.
        if (!IsNamed(update.Replace, fresh.Urn))
        {
            fresh = await CheckAsync(fresh, goal.Properties, null, provider);
        }

        if (!(goal.DeleteBeforeReplace ?? diff.DeleteBeforeReplace))
        {
            return Replacement(old, fresh, diff, goal.IgnoreChanges, deleteFirst: false, alreadyDeleted: false);
        }

        var ahead = await DeleteDependentsAsync(old);
        await EnsureProviderAsync(old.State.Provider);
        return [.. ahead, .. Replacement(old, fresh, diff, goal.IgnoreChanges, deleteFirst: true, alreadyDeleted: old.State.PendingReplacement)];
    }

    // The logical step comes last in both orders, so that it can tell what there is now.
    private static List<Step> Replacement(
        Slot old, ResourceState fresh, DiffReport? diff, IReadOnlyList<string> ignoreChanges, bool deleteFirst, bool alreadyDeleted)
    {
        var steps = new List<Step>();
        if (deleteFirst && !alreadyDeleted)
        {
            steps.Add(new Step(StepOp.DeleteReplaced, old, old.State) { PendingReplacement = true });
        }

        steps.Add(new Step(StepOp.CreateReplacement, old, fresh) { Diff = diff, IgnoreChanges = ignoreChanges, PendingDelete = !deleteFirst });
        steps.Add(new Step(StepOp.Replace, old, fresh) { Diff = diff });
        return steps;
    }

    /// <summary>
    /// What has to go before a resource that is deleted before its replacement: whatever would be replaced if the properties that come
    /// from it were unknown (calculateDependentReplacements).
    /// </summary>
    private async Task<IReadOnlyList<Step>> DeleteDependentsAsync(Slot root)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal) { root.State.Urn };
        var steps = new List<Step>();
        foreach (var slot in snapshot.Olds.Where(s => !s.IsDone && s.State is { Custom: true, External: false, Delete: false } && !_seen.Contains(s.State.Urn)))
        {
            if (!await MustGoAsync(slot.State, gone))
            {
                continue;
            }

            if (slot.State.Protect)
            {
                throw Fail($"unable to replace resource \"{slot.State.Urn}\" as part of replacing \"{root.State.Urn}\" "
                    + "as it is currently marked for protection", root.State.Urn);
            }

            gone.Add(slot.State.Urn);
            _deletedAhead.Add(slot.State.Urn);
            steps.Insert(0, new Step(StepOp.DeleteReplaced, slot, slot.State) { PendingReplacement = true });
        }

        return steps;
    }

    private async Task<bool> MustGoAsync(ResourceState state, HashSet<string> gone)
    {
        if (state.Provider.Length > 0 && gone.Contains(ProviderRegistry.Split(state.Provider).Urn))
        {
            await EnsureProviderAsync(state.Provider);
            return true;
        }

        if (gone.Contains(state.DeletedWith))
        {
            return true;
        }

        var unknown = state.PropertyDependencies.Where(p => p.Value.Any(gone.Contains) && state.Inputs.ContainsKey(p.Key)).ToList();
        if (unknown.Count == 0)
        {
            return false;
        }

        var inputs = (JsonObject)state.Inputs.DeepClone();
        foreach (var (name, _) in unknown)
        {
            inputs[name] = PulumiValue.Unknown;
        }

        await EnsureProviderAsync(state.Provider);
        var diff = await ProviderOf(state).DiffAsync(state, inputs, allowUnknowns: true, state.IgnoreChanges);
        return Diffs.ReplaceOnChanges(diff, state.ReplaceOnChanges, hasInitErrors: false).IsReplacement;
    }
}
