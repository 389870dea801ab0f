using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>Which fault hits a call. The counting is part of the state, so that it goes on in the next process.</summary>
internal static class FaultPlan
{
    /// <param name="concerns">Whether the call is about the machine of this name.</param>
    /// <returns>The state with the call counted, the fault that hits it taken out; that fault's kind, or null.</returns>
    public static (SimulatorState State, FaultKind? Due) Count(SimulatorState state, SimulatorCall call, Func<string, bool> concerns)
    {
        if (state.Faults.Count == 0 || !state.Faults.Any(f => Counts(f, call, concerns)))
        {
            return (state, null);
        }

        FaultKind? due = null;
        var left = new List<SimulatedFault>(state.Faults.Count);
        foreach (var fault in state.Faults)
        {
            if (!Counts(fault, call, concerns))
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

    private static bool Counts(SimulatedFault fault, SimulatorCall call, Func<string, bool> concerns) =>
        (fault.Call == call || (fault.Call == SimulatorCall.Change && call is not (SimulatorCall.Read or SimulatorCall.Agent)))
        && (fault.Machine is null || concerns(fault.Machine));
}
