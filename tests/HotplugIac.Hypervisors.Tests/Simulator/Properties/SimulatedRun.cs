using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Core.Tests;
using HotplugIac.Hypervisors.Simulator;
using HotplugIac.Hypervisors.Tests.Peer;

namespace HotplugIac.Hypervisors.Tests.Simulator.Properties;

/// <summary>A generated machine in a simulator of its own, with the whole way of a wish: plan, apply, look again.</summary>
internal sealed class SimulatedRun : IAsyncDisposable
{
    private static readonly HashSet<string> Nothing = [];

    private readonly FakeTime _time = new();
    private readonly MemorySimulatorStore _store = new();
    private readonly SimulatorHypervisor _hypervisor;
    private readonly string _id;

    public SimulatedRun(MachineSnapshot snapshot, SimulatedFault? fault = null, SimulatedGuest? guest = null)
    {
        _id = snapshot.Id;
        _hypervisor = new SimulatorHypervisor(_store, [], _time);
        Set(Machine(snapshot) with { Guest = guest ?? SimulatedGuest.Default }, fault);
    }

    /// <summary>The machine as the simulator keeps it, without looking.</summary>
    public SimulatedMachine Kept => _time.Run(() => _store.ChangeAsync(state => (state, state.Machines.Single()), CancellationToken.None));

    /// <summary>Whether the fault has happened.</summary>
    public bool FaultIsOver => _time.Run(() => _store.ChangeAsync(state => (state, state.Faults.Count == 0), CancellationToken.None));

    public MachineSnapshot Look() => _time.Run(async () => (await _hypervisor.ReadAsync([MachineRef.ById(_id)], CancellationToken.None))[0])!;

    /// <returns>Null when the machine could not even be read before anything was touched.</returns>
    public ApplyOutcome? TryApply(MachineSpec spec, PlanResult plan)
    {
        var before = Kept;
        try
        {
            return Apply(spec, plan);
        }
        catch (Exception e) when (e is HypervisorException or OperationCanceledException)
        {
            (Kept.Running, Kept.Configured, Kept.Boots, Kept.IsMarked).ShouldBe((before.Running, before.Configured, before.Boots, before.IsMarked), "an apply that ends so has touched nothing");
            return null;
        }
    }

    /// <summary>Within the bound that <c>timeouts</c> has when nothing is set: a call that nobody answers ends with it.</summary>
    public ApplyOutcome Apply(MachineSpec spec, PlanResult plan)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(20), _time);
        return _time.Run(() => new Applier(_hypervisor, _time, ApplyTimeouts.Default).ApplyAsync(_id, spec, Nothing, plan, bound.Token));
    }

    /// <summary>From now on nothing goes wrong any more and the guest obeys.</summary>
    public void Heal() => Set(Kept with { Guest = SimulatedGuest.Default, Late = [] }, null);

    /// <summary>What is planned when the differences of now were put off by an apply.</summary>
    public PlanResult PlanAgain(MachineSpec spec)
    {
        var now = Look();
        return Planner.Plan(spec, now, PendingChanges.Between(now.Running, now.Configured).Keys.ToHashSet(StringComparer.Ordinal));
    }

    public static PlanResult Plan((MachineSpec Spec, MachineSnapshot Snapshot) request) => Planner.Plan(request.Spec, request.Snapshot, Nothing);

    /// <summary>The problems, but for one: a guest uses no DIMM behind one that is not whole blocks (RULEBOOK C2), and the apply says so.</summary>
    public static IReadOnlyList<Problem> Serious(MachineSnapshot before, ApplyOutcome outcome)
    {
        var isShifted = before.Running?.Devices.Any(d => d.Model == MemoryModel.Dimm && !d.Size.IsMultipleOf(before.Facts.GuestBlock)) == true;
        return [.. outcome.Problems.Where(p => !isShifted || p.Code != LifecycleRules.GuestOffline.Code)];
    }

    /// <summary>The running machine as it is once its guest has followed.</summary>
    public static Sizing? Settled(Sizing? running) => running?.Booted();

    public ValueTask DisposeAsync() => _hypervisor.DisposeAsync();

    private void Set(SimulatedMachine machine, SimulatedFault? fault) =>
        _time.Run(() => _store.ChangeAsync(state => (state with { Machines = [machine], Faults = fault is null ? [] : [fault] }, true), CancellationToken.None));

    private static SimulatedMachine Machine(MachineSnapshot s) => new(s.Id, s.Name, s.Running, s.Configured, s.Facts)
    {
        IsPaused = s.Power == PowerState.Paused,
        IsPersistent = s.Persistent,
        HasManagedSave = s.ManagedSave,
        IsMarked = s.StoppedByUs,
        OnlineVcpus = s.Running?.Vcpus ?? 0,
    };
}
