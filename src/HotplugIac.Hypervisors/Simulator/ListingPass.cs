using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>One reading of all machines that pass a filter.</summary>
internal static class ListingPass
{
    /// <returns>The state after the looks, and what was seen.</returns>
    public static (SimulatorState State, IReadOnlyList<ListedMachine> Listed) Over(SimulatorState state, MachineFilter filter)
    {
        var readable = new List<MachineRef>();
        var listed = new List<ListedMachine>();
        foreach (var machine in state.Machines.Where(m => (m.Running is not null || !filter.OnlyActive) && filter.Accepts(m.Name)))
        {
            (state, var due) = FaultPlan.CountOne(state, SimulatorCall.Read, machine.Name);
            if (due is null)
            {
                readable.Add(MachineRef.ById(machine.Id));
            }
            else
            {
                listed.Add(Unread(machine));
            }
        }

        var snapshots = new MachineSnapshot?[readable.Count];
        state = ReadingPass.Over(state, readable, snapshots);
        listed.AddRange(snapshots.OfType<MachineSnapshot>().Select(ListedMachine.Of));
        return (state, listed);
    }

    private static ListedMachine Unread(SimulatedMachine machine) =>
        new(machine.Id, machine.Name, SimulatedSnapshot.Of(machine).Power, null,
            new HypervisorException(LifecycleRules.StepFailed, $"reading {machine.Name}: internal error: the simulator was told to refuse this call (libvirt error 1)."));
}
