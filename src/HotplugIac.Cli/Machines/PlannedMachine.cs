using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Cli.Machines;

/// <summary>What came of planning one machine.</summary>
/// <param name="Address">Its key in the file; its name where there is no file.</param>
/// <param name="Config">What was asked for.</param>
/// <param name="Report">As it is shown; of one that could not be planned with an unknown verdict.</param>
/// <param name="Problems">Errors: it cannot be applied. Warnings: it can.</param>
internal sealed record PlannedMachine(string Address, MapValue Config, MachineReport Report, EquatableList<Problem> Problems)
{
    /// <summary>The machine as it was found; null when there is none yet.</summary>
    public ImportReply? Found { get; init; }

    /// <summary>What apply gets; null with an error.</summary>
    public PlanReply? Reply { get; init; }

    /// <summary>The steps; null for a machine that is to be created, and with an error.</summary>
    public PlanResult? Plan { get; init; }

    public bool HasErrors => Problems.Any(p => p.Severity == Severity.Error);

    /// <summary>Whether there is anything to do. A step may have no line in the impact: the mark of an interrupted apply is removed.</summary>
    public bool HasWork => Reply is not null && (Plan is null || Plan.Steps.Count > 0 || Plan.Impact.Changes.Count > 0);
}
