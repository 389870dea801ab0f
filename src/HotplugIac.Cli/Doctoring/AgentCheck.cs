using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.Cli.Doctoring;

/// <summary>Whether an agent answers in the guest, and whether the guest uses what it has. Machines are asked side by side, each for a bounded time.</summary>
internal static class AgentCheck
{
    private const string Id = "agent";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    /// <summary>Null for a machine that cannot answer: it is off, paused, or has no channel, which another check says.</summary>
    public static async Task<Check?> OfAsync(IHypervisor hypervisor, MachineSnapshot machine, TimeProvider time, CancellationToken cancellationToken)
    {
        if (machine.Power != PowerState.Running || machine.Facts.LacksAgentChannel || machine.Facts.Resize is not null)
        {
            return null;
        }

        try
        {
            var view = await hypervisor.ReadGuestAsync(machine.Id, cancellationToken).WaitAsync(Bound, time, cancellationToken);
            return view switch
            {
                null => NoAnswer("No agent answers in the guest."),
                { IsAllOnline: true } => Check.Ok(Id, "the guest agent answers, and all of the guest's vCPUs and memory are online"),
                _ => new Check(Id, Level.Warning,
                    $"The guest has {Counted.Of(view.OfflineVcpus.Count, "vCPU")} and {Counted.Of(view.OfflineBlocks.Count, "memory block")} offline. {LifecycleRules.GuestOffline.Remedy}", LifecycleRules.GuestOffline.Code),
            };
        }
        catch (Exception e) when (e is HypervisorException or TimeoutException)
        {
            return NoAnswer(e is TimeoutException ? $"The guest agent did not answer within {Bound.TotalSeconds:0} s." : $"The guest agent could not be asked: {e.Message}");
        }
    }

    private static Check NoAnswer(string what) => new(Id, Level.Warning, $"{what} {LifecycleRules.NoAgent.Remedy}", LifecycleRules.NoAgent.Code);
}
