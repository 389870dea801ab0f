using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Tests.Properties;
using HotplugIac.Hypervisors.Simulator;
using HotplugIac.Hypervisors.Tests.Peer;

namespace HotplugIac.Hypervisors.Tests.Simulator;

/// <summary>What is true of the simulator, whatever machine and plan.</summary>
public sealed class SimulatorProperties
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    [Fact]
    public void Every_machine_that_can_exist_can_be_written_started_and_read_as_it_is() => Property.Holds(MachineGen.Snapshots, snapshot =>
    {
        var store = new MemorySimulatorStore(new SimulatorState { Machines = [Machine(snapshot) with { Running = null, HasManagedSave = false }] });
        var simulator = new SimulatorHypervisor(store, [], TimeProvider.System);
        Done(simulator.WriteConfigurationAsync(snapshot.Id, snapshot.Configured, CancellationToken.None));
        Done(simulator.StartAsync(snapshot.Id, CancellationToken.None));

        var read = Done(simulator.ReadAsync([MachineRef.ById(snapshot.Id)], CancellationToken.None))[0]!;

        read.Configured.ShouldBe(snapshot.Configured);
        read.Running.ShouldBe(Core.Tests.Machines.Booted(snapshot.Configured));
    });

    [Fact]
    public void Applying_a_plan_reaches_what_it_says_and_planning_again_gives_no_step() => Property.Holds(SpecGen.Requests, request =>
    {
        var plan = Planner.Plan(request.Spec, request.Snapshot, Nothing);
        if (plan.HasErrors || request.Snapshot.Power == PowerState.Paused)
        {
            return;
        }

        var time = new FakeTime();
        var store = new MemorySimulatorStore(new SimulatorState { Machines = [Machine(request.Snapshot)] });
        var simulator = new SimulatorHypervisor(store, [], time);
        var outcome = time.Run(() => new Applier(simulator, time, ApplyTimeouts.Default).ApplyAsync(request.Snapshot.Id, request.Spec, Nothing, plan, CancellationToken.None));

        // A guest uses no DIMM behind one that is not whole blocks (RULEBOOK C2), and the apply says so.
        var isShifted = request.Snapshot.Running?.Devices.Any(d => d.Model == MemoryModel.Dimm && !d.Size.IsMultipleOf(request.Snapshot.Facts.GuestBlock)) == true;
        outcome.Problems.Where(p => !isShifted || p.Code != "HP4021").ShouldBeEmpty();

        // What is written stays; how far the guest has followed by then is the guest's.
        Told(outcome.Snapshot!.Running).ShouldBe(Told(plan.RunningAfter));
        outcome.Snapshot.Configured.ShouldBe(plan.ConfiguredAfter);
        var deferred = PendingChanges.Between(outcome.Snapshot.Running, outcome.Snapshot.Configured).Keys.ToHashSet(StringComparer.Ordinal);
        Planner.Plan(request.Spec, outcome.Snapshot, deferred).Steps.ShouldBeEmpty();
    });

    private static Sizing? Told(Sizing? running) => running is null ? null : Core.Tests.Machines.AsConfigured(running);

    private static SimulatedMachine Machine(MachineSnapshot snapshot) =>
        new(snapshot.Id, snapshot.Name, snapshot.Running, snapshot.Configured, snapshot.Facts)
        {
            IsPaused = snapshot.Power == PowerState.Paused,
            HasManagedSave = snapshot.ManagedSave,
            IsMarked = snapshot.StoppedByUs,
        };

    /// <summary>What a simulator in memory does is done when the call returns.</summary>
    private static T Done<T>(Task<T> task) => task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("It waits.");

    private static void Done(Task task)
    {
        task.IsCompleted.ShouldBeTrue();
        task.GetAwaiter().GetResult();
    }
}
