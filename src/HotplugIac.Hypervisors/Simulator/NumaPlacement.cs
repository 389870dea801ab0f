using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>The host nodes of a running machine's memory (RULEBOOK A3 "numatune nodeset").</summary>
internal static class NumaPlacement
{
    /// <summary>Only the machine's own nodes move; mode and cells are fixed while it runs.</summary>
    public static SimulatedMachine Move(SimulatedMachine machine, Sizing running, SetNumaTuneStep step)
    {
        if (running.NumaTune is not { Mode: NumaTuneMode.Restrictive } tune)
        {
            throw Refusal.NotValid(step.Describe(), "change of nodeset for running domain requires restrictive numa mode");
        }

        return step.To.Nodeset.Count == 0
            ? throw Refusal.InvalidArgument(step.Describe(), "Invalid nodeset of 'numatune': no host node")
            : machine with { Running = running with { NumaTune = tune with { Nodeset = step.To.Nodeset } } };
    }
}
