using HotplugIac.Cli.Commands;
using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Values;

namespace HotplugIac.Cli.Machines;

/// <summary>Machines that were planned together, and the report about them.</summary>
internal sealed record PlannedRun(IReadOnlyList<PlannedMachine> Machines, PreviewReport Report)
{
    public bool HasErrors => Machines.Any(m => m.HasErrors);

    public bool HasWork => Machines.Any(m => m.HasWork);

    public static async Task<PlannedRun> OfAsync(
        MachinePlans plans, IReadOnlyList<(string Address, MapValue Config)> machines, string hash, CancellationToken cancellationToken)
    {
        var planned = await plans.PlanAsync(machines, cancellationToken);
        return new PlannedRun(planned, MachineReports.Report(hash, planned));
    }

    /// <summary>Errors and warnings on standard error, each with its machine. In a report for programs they are notes.</summary>
    public void Tell(CommandContext context)
    {
        foreach (var machine in Machines)
        {
            context.Tell(machine.Problems.Where(p => p.Severity == Severity.Error), machine.Address);
        }
    }
}
