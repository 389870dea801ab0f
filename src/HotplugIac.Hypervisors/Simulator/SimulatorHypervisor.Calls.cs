using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors.Simulator;

/// <content>How every call goes: counted, done or not, and answered as its fault says.</content>
public sealed partial class SimulatorHypervisor
{
    /// <summary>Longer than operations are given (PRODUCT.md, <c>timeouts</c>: 20 minutes).</summary>
    private static readonly TimeSpan LongestStall = TimeSpan.FromHours(1);

    /// <summary>A call about one machine.</summary>
    private Task ChangeAsync(SimulatorCall call, string id, Func<SimulatedMachine, LiveReply> change, CancellationToken cancellationToken)
    {
        var machine = MachineRef.ById(id);
        return CallAsync(
            call,
            (state, name) => state.Find(machine)?.Name == name,
            state =>
            {
                var index = state.IndexOf(machine);
                if (index < 0)
                {
                    throw Refusal.NotFound(id);
                }

                var reply = change(state.Machines[index]);
                return (state.With(index, reply.Machine), reply.Error);
            },
            cancellationToken);
    }

    /// <param name="concerns">Whether the call is about the machine of this name.</param>
    /// <param name="effect">What the call does to the state and replies; called once at most.</param>
    private async Task CallAsync(
        SimulatorCall call,
        Func<SimulatorState, string, bool> concerns,
        Func<SimulatorState, (SimulatorState State, HypervisorException? Error)> effect,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (stalls, error) = await store.ChangeAsync(
            state =>
            {
                var (counted, due) = FaultPlan.Count(state, call, name => concerns(state, name));
                var (after, reply) = Act(counted, due, effect);
                return (after, (due == FaultKind.Stalls, reply));
            },
            cancellationToken);
        if (stalls)
        {
            // Without the store's lock: others are answered meanwhile.
            await StallAsync(cancellationToken);
        }

        if (error is not null)
        {
            throw error;
        }
    }

    /// <summary>Nobody answers. A caller that never gives up is told in the end, as a connection's own keep-alive would.</summary>
    private async Task StallAsync(CancellationToken cancellationToken)
    {
        // Not a delay: that would go on from another thread, and clocks of tests do not wait for threads.
        var answer = new TaskCompletionSource();
        using var bound = new CancellationTokenSource(LongestStall, time);
        using var tooLong = bound.Token.Register(() => answer.TrySetException(
            new HypervisorException(LifecycleRules.Unreachable, $"The simulator did not answer within {Durations.Text(LongestStall)}, as it was told.")));
        using var givenUp = cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        await answer.Task;
    }

    private static (SimulatorState State, HypervisorException? Error) Act(
        SimulatorState state, FaultKind? due, Func<SimulatorState, (SimulatorState State, HypervisorException? Error)> effect)
    {
        switch (due)
        {
            case FaultKind.Fails:
                return (state, new HypervisorException(LifecycleRules.StepFailed, "internal error: the simulator was told to refuse this call (libvirt error 1)."));
            case FaultKind.Stalls:
                return (state, null);
            case FaultKind.Drops:
                return (state, Dropped());
        }

        var (after, error) = Try(state, effect);
        return due switch
        {
            // A machine that is not there cannot be said to be changed, or nothing could be returned for it.
            FaultKind.SuccessButNothing => (state, error?.Rule == LifecycleRules.NotFound ? error : null),
            FaultKind.DoneButError => (after, error ?? new HypervisorException(LifecycleRules.StepFailed, "internal error: the simulator was told to reply an error although it is done (libvirt error 1).")),
            FaultKind.DoneButDrops => (after, Dropped()),
            _ => (after, error),
        };
    }

    /// <summary>A refusal is a reply, and the call has been counted: neither may get lost with an exception in the store.</summary>
    private static (SimulatorState State, HypervisorException? Error) Try(
        SimulatorState state, Func<SimulatorState, (SimulatorState State, HypervisorException? Error)> effect)
    {
        try
        {
            return effect(state);
        }
        catch (HypervisorException e)
        {
            return (state, e);
        }
    }

    private static HypervisorException Dropped() =>
        new(LifecycleRules.Unreachable, "Cannot recv data: Connection reset by peer: the simulator was told to drop the connection.");
}
