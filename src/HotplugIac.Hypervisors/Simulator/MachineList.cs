namespace HotplugIac.Hypervisors.Simulator;

/// <summary>The machines of a state: looked up, replaced, added and removed.</summary>
internal static class MachineList
{
    /// <summary>By id when it is known, else by name. -1 when there is none.</summary>
    public static int IndexOf(this SimulatorState state, MachineRef machine)
    {
        for (var i = 0; i < state.Machines.Count; i++)
        {
            var candidate = state.Machines[i];
            if (machine.Id is { } id ? string.Equals(candidate.Id, id, StringComparison.OrdinalIgnoreCase) : candidate.Name == machine.Name)
            {
                return i;
            }
        }

        return -1;
    }

    public static SimulatedMachine? Find(this SimulatorState state, MachineRef machine) =>
        state.IndexOf(machine) is >= 0 and var index ? state.Machines[index] : null;

    /// <param name="machine">Null takes it out.</param>
    /// <returns>The same instance when the machine is the same.</returns>
    public static SimulatorState With(this SimulatorState state, int index, SimulatedMachine? machine)
    {
        if (ReferenceEquals(state.Machines[index], machine))
        {
            return state;
        }

        SimulatedMachine[] machines = [.. state.Machines];
        if (machine is not null)
        {
            machines[index] = machine;
            return state with { Machines = [.. machines] };
        }

        return state with { Machines = [.. machines[..index], .. machines[(index + 1)..]] };
    }

    /// <summary>Adds a machine where its name belongs.</summary>
    public static SimulatorState Plus(this SimulatorState state, SimulatedMachine machine)
    {
        var before = state.Machines.Count(m => string.CompareOrdinal(m.Name, machine.Name) < 0);
        return state with { Machines = [.. state.Machines.Take(before), machine, .. state.Machines.Skip(before)] };
    }
}
