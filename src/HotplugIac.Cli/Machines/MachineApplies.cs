using System.Collections.Concurrent;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Cli.Machines;

/// <summary>How the apply of one machine ended.</summary>
internal enum ApplyResult
{
    /// <summary>There was nothing to do.</summary>
    Unchanged,
    Created,
    Changed,

    /// <summary>It was begun, and is not as planned; what is true was read back where that was possible.</summary>
    Failed,

    /// <summary>The command was stopped before its turn.</summary>
    NotStarted,
}

/// <param name="State">What was read back; null where there is no machine, or nobody can say.</param>
internal sealed record AppliedMachine(PlannedMachine Planned, ApplyResult Result, MapValue? State, EquatableList<Problem> Problems);

/// <summary>Carries plans out, several machines at once. What one machine fails at holds no other up.</summary>
/// <param name="finished">Is told when a machine's apply has ended, from any thread.</param>
internal sealed class MachineApplies(VirtualMachineResource resource, int atOnce, Action<AppliedMachine>? finished = null)
{
    /// <summary>In the order given. When cancelled, machines that are under way end in an orderly way, and the others are not begun.</summary>
    public async Task<IReadOnlyList<AppliedMachine>> ApplyAsync(IReadOnlyList<PlannedMachine> plans, CancellationToken cancellationToken)
    {
        var results = new ConcurrentDictionary<PlannedMachine, AppliedMachine>(ReferenceEqualityComparer.Instance);
        await Parallel.ForEachAsync(plans.Where(p => p.HasWork), new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = CancellationToken.None },
            async (plan, _) =>
            {
                results[plan] = await ApplyAsync(plan, cancellationToken);
                finished?.Invoke(results[plan]);
            });
        return [.. plans.Select(p => results.GetValueOrDefault(p) ?? new AppliedMachine(p, ApplyResult.Unchanged, p.Found?.State, []))];
    }

    private async Task<AppliedMachine> ApplyAsync(PlannedMachine plan, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new AppliedMachine(plan, ApplyResult.NotStarted, plan.Found?.State, []);
        }

        try
        {
            var reply = await resource.ApplyAsync(new ApplyRequest(plan.Found?.State, plan.Reply!.Planned, plan.Config, plan.Reply.Private), cancellationToken);
            var failed = reply.Problems.Any(p => p.Severity == Severity.Error);
            return new AppliedMachine(plan, failed ? ApplyResult.Failed : plan.Found is null ? ApplyResult.Created : ApplyResult.Changed, reply.State, reply.Problems);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new AppliedMachine(plan, ApplyResult.Failed, null, CliException.Of(
                "The apply was interrupted, and how far it came is not known. Run \"hotplug inspect\" to see, and the same apply again to finish: it goes on from what is there.").Problems);
        }
    }
}
