using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>One reading of many machines.</summary>
internal static class ReadingPass
{
    /// <param name="snapshots">Filled in the order of <paramref name="refs"/>, null where there is none.</param>
    /// <returns>The state after the looks; the same instance when nothing went on.</returns>
    public static SimulatorState Over(SimulatorState state, IReadOnlyList<MachineRef> refs, MachineSnapshot?[] snapshots)
    {
        SimulatedMachine?[]? after = null;
        var looked = refs.Count > 1 ? new HashSet<int>(refs.Count) : null;
        for (var i = 0; i < refs.Count; i++)
        {
            var index = state.IndexOf(refs[i]);
            if (index < 0)
            {
                continue;
            }

            // A machine that is asked for twice is looked at once.
            var machine = after is null ? state.Machines[index] : after[index];
            if (machine is not null && looked?.Add(index) != false)
            {
                var next = SimulatedLook.Pass(machine);
                if (!ReferenceEquals(next, machine))
                {
                    after ??= [.. state.Machines];
                    after[index] = next;
                    machine = next;
                }
            }

            snapshots[i] = machine is null ? null : SimulatedSnapshot.Of(machine);
        }

        return after is null ? state : state with { Machines = after.OfType<SimulatedMachine>().ToEquatableList() };
    }
}
