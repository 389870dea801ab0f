using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>The configuration half of a step: write it, read it back, and put the former one back when it came out otherwise.</summary>
internal sealed class ConfigurationHalf(IHypervisor hypervisor, ReadBack reader, TimeProvider time, ApplyTimeouts timeouts)
{
    /// <returns>Null when the configuration is as asked for.</returns>
    public async Task<Problem?> DoAsync(string id, PlanStep step, CancellationToken cancellationToken)
    {
        if (step.Configuration is not { } wanted)
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var backup = await hypervisor.WriteConfigurationAsync(id, wanted, cancellationToken);

        // From here to the verdict nothing is cancelled: a configuration that nobody has looked at must not stay.
        var wrong = await DeviationsAsync(id, wanted);
        if (wrong.Count == 0)
        {
            return null;
        }

        return Problem.Error(StepAttribute.Of(step), LifecycleRules.NotVerified,
            $"The configuration was written, but reading back shows that {string.Join(", ", wrong)}. {await PutBackAsync(id, backup)} {LifecycleRules.NotVerified.Remedy}");
    }

    private async Task<IReadOnlyList<string>> DeviationsAsync(string id, Sizing wanted)
    {
        try
        {
            return await reader.ReadBoundedAsync(id) is { Configured: var configured }
                ? Deviations.Of(configured, wanted)
                : ["the machine is gone"];
        }
        catch (HypervisorException e)
        {
            return [$"it cannot be read: {e.Message}"];
        }
    }

    private async Task<string> PutBackAsync(string id, ConfigurationBackup backup)
    {
        using var bound = new CancellationTokenSource(timeouts.Guest, time);
        try
        {
            await hypervisor.RestoreConfigurationAsync(id, backup, bound.Token);
            return "The former configuration was put back.";
        }
        catch (Exception e) when (e is HypervisorException or OperationCanceledException)
        {
            return $"The former configuration could not be put back: {e.Message}";
        }
    }
}
