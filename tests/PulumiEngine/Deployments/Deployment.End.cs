using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine.Providers;

namespace HotplugIac.PulumiEngine.Deployments;

internal sealed partial class Deployment
{
    private (string Urn, JsonObject Outputs)? _stackOutputs;

    /// <summary>What the last outputs of the stack are.</summary>
    public JsonObject StackOutputs => _stackOutputs?.Outputs ?? snapshot.ToState().Outputs;

    /// <summary>Deletes what has not been declared, last first, and what has been replaced. Nothing after a failure.</summary>
    /// <exception cref="DeploymentFailedException">One could not be deleted.</exception>
    public async Task DeleteRestAsync()
    {
        foreach (var slot in Enumerable.Reverse(snapshot.Olds).Where(s => !s.IsDone))
        {
            var state = slot.State;
            StepOp? op = state.Delete ? StepOp.DeleteReplaced
                : _seen.Contains(state.Urn) || _renamed.ContainsKey(state.Urn) || !IsTargeted(state.Urn) ? null
                : state.PendingReplacement ? StepOp.RemovePendingReplace
                : StepOp.Delete;

            // A destroy with targets leaves the stack and its providers.
            if (op is { } what && (update.Targets.Count == 0 || state.Delete || IsNamed(update.Targets, state.Urn)))
            {
                try
                {
                    await RunAsync(new Step(what, slot, state));
                }
                catch (DeploymentFailedException) when (update.ContinueOnError)
                {
                    // The others are still deleted.
                }
            }
        }
    }

    public void RegisterOutputs(string urn, JsonObject outputs)
    {
        if (PulumiUrn.Type(urn) == PulumiUrn.StackType)
        {
            // Not before the end, because what counts depends on whether all went well.
            _stackOutputs = (urn, outputs);
        }
        else if (snapshot.Find(urn) is { } component)
        {
            snapshot.End(null, () => snapshot.AddNew(component with { Outputs = outputs }));
        }
    }

    /// <summary>Writes the stack's outputs; after a failure those that are missing stay (executeRegisterResourceOutputs).</summary>
    public void FinishOutputs()
    {
        if (_stackOutputs is not var (urn, outputs) || snapshot.Find(urn) is not { } stack)
        {
            return;
        }

        var all = report.HasErrors ? (JsonObject)stack.Outputs.DeepClone() : [];
        foreach (var (name, value) in outputs)
        {
            all[name] = value?.DeepClone();
        }

        _stackOutputs = (urn, all);
        snapshot.End(null, () => snapshot.AddNew(stack with { Outputs = (JsonObject)all.DeepClone() }));
    }

    /// <summary>Reads a resource that is not managed.</summary>
    /// <exception cref="DeploymentFailedException">It does not exist, or cannot be read.</exception>
    public async Task<ResourceState> ReadAsync(Goal goal, string id)
    {
        goal = await ResolveAsync(goal);
        var urn = PulumiUrn.Create(options.Stack, options.Project, goal.Parent, goal.Type, goal.Name);
        await _deciding.WaitAsync(CancellationToken.None);
        try
        {
            RefuseWhenEnded();
            _seen.Add(urn);
        }
        finally
        {
            _deciding.Release();
        }

        var old = snapshot.FindOld(urn);
        var step = new Step(StepOp.Read, old, goal.ToState(urn) with { External = true, Id = id });
        var outcome = id == PulumiValue.Unknown.GetValue<string>()
            ? new CallOutcome(CallStatus.Ok) { Id = id, Outputs = [] }
            : await Connection(goal.Provider).ReadAsync(urn, id, goal.Properties, goal.Properties, goal.Timeouts.Read);
        if (IsSomethingDone(outcome) && outcome.Outputs is null)
        {
            outcome = new CallOutcome(CallStatus.Failed) { Error = $"resource '{id}' does not exist" };
        }

        var state = MarkSecrets(step.New with
        {
            Id = outcome.Id.Length > 0 ? outcome.Id : id,
            Outputs = outcome.Outputs ?? [],
            InitErrors = outcome.Reasons,
        });
        if (IsSomethingDone(outcome))
        {
            snapshot.End(null, () =>
            {
                snapshot.AddNew(state);
                if (old is not null)
                {
                    // One that was managed, and is another one, is deleted; the same one is let go.
                    (old.IsDone, old.State) = old.State.External || old.State.Id == id
                        ? (true, old.State)
                        : (false, old.State with { Delete = true });
                }
            });
        }

        return Finish(step, state, outcome);
    }
}
