using HotplugIac.PulumiEngine.Providers;

namespace HotplugIac.PulumiEngine.Deployments;

/// <summary>Takes over what exists (ImportStep).</summary>
internal sealed partial class Deployment
{
    /// <summary>The resource option <c>import</c>: reads it, and compares it with what the program says.</summary>
    private async Task<IReadOnlyList<Step>> ImportAsync(Goal goal, Slot? original, ResourceState fresh, IResourceProvider provider)
    {
        var step = new Step(original is null ? StepOp.Import : StepOp.ImportReplacement, null, fresh);
        var (imported, failure) = await ReadForImportAsync(fresh, provider);
        if (failure is not null)
        {
            Finish(step, fresh, failure);
        }

        if (options.ImportMustMatch)
        {
            var wanted = await CheckAsync(fresh, IgnoreChanges(goal, imported), imported.Inputs, provider);
            var diff = await provider.DiffAsync(imported, wanted.Inputs, preview, goal.IgnoreChanges);
            if (diff.HasChanges)
            {
                var names = string.Join(", ", diff.Diffs.Union(diff.Detailed?.Keys ?? []).Order(StringComparer.Ordinal));
                step = step with { Diff = diff, Old = new Slot(imported), New = wanted };
                Finish(step, imported, new CallOutcome(CallStatus.Failed) { Error = $"inputs to import do not match the existing resource: {names}" });
            }
        }

        var slot = new Slot(imported) { IsDone = true };
        snapshot.End(null, () =>
        {
            snapshot.AddNew(imported);
            if (original is not null)
            {
                original.State = original.State with { Delete = true };
            }
        });
        Record(step with { New = imported }, imported, null);
        return await DecideAsync(goal, slot, fresh, provider, isImported: true);
    }

    /// <summary><c>pulumi import</c>: the inputs are what the provider says they are.</summary>
    /// <exception cref="DeploymentFailedException">It is known already, does not exist, or cannot be read.</exception>
    public async Task<ResourceState> ImportAsync(Goal goal)
    {
        var urn = PulumiUrn.Create(options.Stack, options.Project, goal.Parent, goal.Type, goal.Name);
        if (snapshot.FindOld(urn) is not null)
        {
            throw Fail($"resource '{urn}' already exists", urn);
        }

        var package = PulumiUrn.ProviderType(PulumiUrn.Package(goal.Type));
        var known = snapshot.Olds.Select(s => s.State).FirstOrDefault(r => r.Type == package && r.Name == "default");
        var reference = known is null
            ? await DefaultProviderAsync(PulumiUrn.Package(goal.Type), "")
            : ProviderRegistry.Reference(known.Urn, known.Id);
        try
        {
            await EnsureProviderAsync(reference);
            var step = new Step(StepOp.Import, null, goal.ToState(urn) with { Provider = reference });
            var provider = Connection(reference);
            var (imported, failure) = await ReadForImportAsync(step.New, provider);
            if (failure is not null)
            {
                Finish(step, step.New, failure);
            }

            await WarnOfInvalidInputsAsync(imported, provider);
            imported = imported with { ImportId = "" };
            snapshot.End(null, () => snapshot.AddNew(imported));
            Record(step with { New = imported }, imported, null);
            return imported;
        }
        catch (ProviderException error)
        {
            throw Fail(error.Message, urn, error);
        }
    }

    // The inputs that a provider makes up have to be ones that it takes.
    private async Task WarnOfInvalidInputsAsync(ResourceState imported, ProviderConnection provider)
    {
        var check = await provider.CheckAsync(imported.Urn, imported.Inputs, imported.Inputs, preview);
        if (check.Failures.Count > 0)
        {
            report.Say(DiagnosticSeverity.Warning, "One or more imported inputs failed to validate. "
                + $"This is almost certainly a bug in the `{PulumiUrn.Package(imported.Type)}` provider.", imported.Urn);
        }

        foreach (var failure in check.Failures)
        {
            report.Say(DiagnosticSeverity.Warning, Describe(failure, imported), imported.Urn);
        }
    }

    private static async Task<(ResourceState Imported, CallOutcome? Failure)> ReadForImportAsync(ResourceState fresh, IResourceProvider provider)
    {
        var read = await provider.ReadAsync(fresh.Urn, fresh.ImportId, null, null, fresh.Timeouts.Read);
        var error = !IsSomethingDone(read) ? read.Error
            : read.Outputs is null ? $"resource '{fresh.ImportId}' does not exist"
            : read.Inputs is null ? $"provider does not support importing resources; please try updating the '{PulumiUrn.Package(fresh.Type)}' plugin"
            : null;
        if (error is not null)
        {
            return (fresh, read with { Status = read.Status == CallStatus.Unknown ? CallStatus.Unknown : CallStatus.Failed, Error = error });
        }

        return (MarkSecrets(fresh with
        {
            Id = read.Id.Length > 0 ? read.Id : fresh.ImportId,
            Inputs = read.Inputs!,
            Outputs = read.Outputs!,
            InitErrors = read.Reasons,
            RefreshBeforeUpdate = read.RefreshBeforeUpdate,
        }), null);
    }
}
