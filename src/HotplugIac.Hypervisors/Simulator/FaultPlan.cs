using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>Which fault hits a call. The counting is part of the state, so that it goes on in the next process.</summary>
internal static class FaultPlan
{
    /// <param name="concerns">Whether the call is about the machine of this name.</param>
    /// <returns>The state with the call counted, the fault that hits it taken out; that fault's kind, or null.</returns>
    public static (SimulatorState State, FaultKind? Due) Count(SimulatorState state, SimulatorCall call, Func<string, bool> concerns) =>
        Count(state, fault => Counts(fault, call) && (fault.Machine is null || concerns(fault.Machine)));

    /// <summary>As above for the part of a call that is about one machine: only faults for this one count.</summary>
    public static (SimulatorState State, FaultKind? Due) CountOne(SimulatorState state, SimulatorCall call, string machine) =>
        Count(state, fault => Counts(fault, call) && fault.Machine == machine);

    private static (SimulatorState State, FaultKind? Due) Count(SimulatorState state, Func<SimulatedFault, bool> counts)
    {
        if (state.Faults.Count == 0 || !state.Faults.Any(counts))
        {
            return (state, null);
        }

        FaultKind? due = null;
        var left = new List<SimulatedFault>(state.Faults.Count);
        foreach (var fault in state.Faults)
        {
            if (!counts(fault))
            {
                left.Add(fault);
            }
            else if (fault.Nth > 1)
            {
                left.Add(fault with { Nth = fault.Nth - 1 });
            }
            else if (due is null)
            {
                due = fault.Kind;
            }
            else
            {
                // Two at once: the second hits the next call.
                left.Add(fault);
            }
        }

        return (state with { Faults = left.ToEquatableList() }, due);
    }

    private static bool Counts(SimulatedFault fault, SimulatorCall call) =>
        fault.Call == call || (fault.Call == SimulatorCall.Change && call is not (SimulatorCall.Read or SimulatorCall.Agent));
}
