using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors;

/// <summary>
/// The configuration half of a step: write it, read it back, and put the former one back when it came out otherwise. Never
/// cancelled, only bounded: a step that was begun is not left half done, and a configuration that nobody has looked at must not
/// stay.
/// </summary>
internal sealed class ConfigurationHalf(IHypervisor hypervisor, ReadBack reader, TimeProvider time, ApplyTimeouts timeouts)
{
    /// <summary>Writes, and undoes the live half when that fails, unless it would take an unplug (PRODUCT.md, promise 5).</summary>
    /// <param name="left">The machine before the step.</param>
    /// <param name="isLiveDone">Whether the step has a live half that was done.</param>
    /// <returns>Null when the configuration is as asked for.</returns>
    public async Task<Problem?> FollowAsync(PlanStep step, MachineSnapshot left, bool isLiveDone)
    {
        if (step.Configuration is not { } wanted)
        {
            return null;
        }

        Problem? problem;
        try
        {
            problem = await WriteAsync(step, left, wanted);
        }
        catch (HypervisorException e)
        {
            problem = Problem.Error(StepAttribute.Of(step), e.Rule, $"The step \"{step.Describe()}\" failed: {e.Message} What was done before it is kept; the state holds what was read back.");
        }

        return problem is not null && isLiveDone && StepEffect.Undo(step) is { } undo
            ? problem.With(await UndoAsync(left.Id, undo))
            : problem;
    }

    /// <summary>
    /// Where one definition serves the running machine and its next boot, a guest that refuses to give vCPUs back leaves their lower
    /// number in it (RULEBOOK B "vcpus down"): the number that the machine has is put back. Growth of the same request stays.
    /// </summary>
    /// <param name="left">The machine before the step.</param>
    /// <returns>A sentence; empty when nothing was to be put back.</returns>
    public async Task<string> TakeBackAsync(MachineSnapshot left)
    {
        try
        {
            var now = (await LookAsync(left.Id)).Configured;
            if (left.Facts.Resize is null || now.Vcpus == left.Configured.Vcpus)
            {
                return string.Empty;
            }

            await Bounded.RunAsync(timeouts.Guest, time, token => hypervisor.WriteConfigurationAsync(left.Id, now with { Vcpus = left.Configured.Vcpus }, token));
            return $" Its next boot will have {Counted.Of((await LookAsync(left.Id)).Configured.Vcpus, "vCPU")}.";
        }
        catch (HypervisorException e)
        {
            return $" What its next boot will have could not be put back: {e.Message}";
        }
    }

    private async Task<Problem?> WriteAsync(PlanStep step, MachineSnapshot left, Sizing wanted)
    {
        // The live half can have taken minutes. Before a mere writing somebody has just looked.
        if (step is not WriteConfigurationStep && ForeignChange.OfConfiguration(left.Configured, (await LookAsync(left.Id)).Configured) is { Count: > 0 } changes)
        {
            if ((await DeviationsAsync(left.Id, wanted)).Count == 0)
            {
                // Where one definition serves both, the live half has written it (RULEBOOK B).
                return null;
            }

            return Problem.Error(StepAttribute.Of(step), LifecycleRules.PlanIsCeiling,
                $"The configuration of \"{left.Name}\" was changed by somebody else during the step \"{step.Describe()}\": {string.Join(", ", changes)}. It was not written over. {LifecycleRules.PlanIsCeiling.Remedy}");
        }

        ConfigurationBackup? backup = null;
        try
        {
            backup = await Bounded.RunAsync(timeouts.Guest, time, token => hypervisor.WriteConfigurationAsync(left.Id, wanted, token));
        }
        catch (HypervisorException)
        {
            // An error reply proves as little as a success reply.
            var now = (await LookAsync(left.Id)).Configured;
            if (Deviations.OfDevicesToo(now, left.Configured).Count == 0 && Deviations.OfDevicesToo(now, wanted).Count > 0)
            {
                throw;
            }
        }

        IReadOnlyList<string> wrong;
        try
        {
            wrong = await DeviationsAsync(left.Id, wanted);
        }
        catch (HypervisorException e)
        {
            return Problem.Error(StepAttribute.Of(step), e.Rule,
                $"The configuration of \"{left.Name}\" was written, but what became of it could not be read: {e.Message} {await PutBackAsync(left, backup)} {e.Rule.Remedy}");
        }

        return wrong.Count == 0 ? null : Problem.Error(StepAttribute.Of(step), LifecycleRules.NotVerified,
            $"The configuration of \"{left.Name}\" was written, but reading back shows that {string.Join(", ", wrong)}. {await PutBackAsync(left, backup)} {LifecycleRules.NotVerified.Remedy}");
    }

    private async Task<MachineSnapshot> LookAsync(string id) =>
        await reader.ReadBoundedAsync(id) ?? throw new HypervisorException(LifecycleRules.NotFound, "The machine is gone.");

    private async Task<IReadOnlyList<string>> DeviationsAsync(string id, Sizing wanted) =>
        Deviations.OfDevicesToo((await LookAsync(id)).Configured, wanted);

    /// <param name="backup">Null when the writing was answered with an error: then the former sizing is written.</param>
    private async Task<string> PutBackAsync(MachineSnapshot left, ConfigurationBackup? backup)
    {
        try
        {
            await Bounded.RunAsync(timeouts.Guest, time, token => backup is null
                ? hypervisor.WriteConfigurationAsync(left.Id, left.Configured, token)
                : hypervisor.RestoreConfigurationAsync(left.Id, backup, token));
            return "The former configuration was put back.";
        }
        catch (HypervisorException e)
        {
            return $"The former configuration could not be put back: {e.Message}";
        }
    }

    private async Task<string> UndoAsync(string id, PlanStep undo)
    {
        try
        {
            var problem = await Bounded.RunAsync(timeouts.Guest, time, token => new LiveHalf(hypervisor, reader, time, timeouts).DoAsync(id, undo, token));
            return problem is null ? $"The live half of the step was undone: {undo.Describe()}." : $"The live half of the step could not be undone: {problem.Text}";
        }
        catch (HypervisorException e)
        {
            return $"The live half of the step could not be undone: {e.Message}";
        }
    }
}
