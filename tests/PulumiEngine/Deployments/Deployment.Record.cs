using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine.Providers;

namespace HotplugIac.PulumiEngine.Deployments;

/// <summary>What is told of steps, and what is made secret on the way.</summary>
internal sealed partial class Deployment
{
    private static bool IsSomethingDone(CallOutcome outcome) => outcome.Status is CallStatus.Ok or CallStatus.Partial;

    /// <exception cref="DeploymentFailedException">The outcome is a failure.</exception>
    private ResourceState Finish(Step step, ResourceState state, CallOutcome outcome)
    {
        Record(step, state, outcome);
        return outcome.Status == CallStatus.Ok ? state : throw Fail(outcome.Error ?? "failed", step.New.Urn);
    }

    private void Record(Step step, ResourceState state, CallOutcome? outcome)
    {
        var isGone = step.Op is StepOp.Delete or StepOp.DeleteReplaced or StepOp.RemovePendingReplace;
        var hasOutputs = !isGone && (outcome is null || IsSomethingDone(outcome));
        report.Add(new PulumiStep
        {
            Op = step.Op,
            Result = step.Op,
            Urn = step.New.Urn,
            Type = step.New.Type,
            Id = state.Id,
            OldInputs = Clone(step.Old?.State.Inputs),
            OldOutputs = Clone(step.Old?.State.Outputs),
            NewInputs = isGone ? null : Clone(step.New.Inputs),
            NewOutputs = hasOutputs ? Clone(state.Outputs) : null,
            Diff = step.Diff,
            Error = outcome?.Error,
            InitErrors = outcome?.Reasons ?? [],
            IsStateUnknown = outcome?.Status == CallStatus.Unknown,
        });
    }

    private static JsonObject? Clone(JsonObject? node) => node?.DeepClone().AsObject();

    /// <summary>What a secret input may have leaked into, and what the program says is secret.</summary>
    private static ResourceState MarkSecrets(ResourceState state)
    {
        var outputs = (JsonObject)state.Outputs.DeepClone();
        foreach (var name in outputs.Select(o => o.Key).ToList())
        {
            if (!PulumiValue.IsSecret(outputs[name])
                && (state.AdditionalSecretOutputs.Contains(name) || PulumiValue.IsSecret(state.Inputs[name])))
            {
                outputs[name] = PulumiValue.Secret(outputs[name]);
            }
        }

        return state with { Outputs = outputs };
    }
}
