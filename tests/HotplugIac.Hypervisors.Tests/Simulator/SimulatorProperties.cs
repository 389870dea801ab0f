using HotplugIac.Core.Model;
using HotplugIac.Core.Tests.Properties;
using HotplugIac.Hypervisors.Simulator;

namespace HotplugIac.Hypervisors.Tests.Simulator;

/// <summary>What is true of the simulator, whatever machine.</summary>
public sealed class SimulatorProperties
{
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
