namespace HotplugIac.Harness;

/// <summary>After an apply a plan still found something to do, or failed.</summary>
public sealed class NotIdempotentException(CommandResult plan)
    : Exception($"not idempotent: after apply, '{plan.Command}' ended with {plan.ExitCode}\n{plan.Text}")
{
    public CommandResult Plan { get; } = plan;
}
