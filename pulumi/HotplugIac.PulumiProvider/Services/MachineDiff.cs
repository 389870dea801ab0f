using HotplugIac.Core.Model;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiProvider.Diffs;
using HotplugIac.PulumiProvider.Naming;
using HotplugIac.PulumiProvider.Schema;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.PulumiProvider.Services;

/// <summary>A plan as the answer to Diff.</summary>
internal static class MachineDiff
{
    /// <param name="config">The inputs, with what is to be ignored.</param>
    public static DiffResponse Of(MapValue prior, MapValue config, PlanReply plan)
    {
        var response = new DiffResponse { HasDetailedDiff = true };
        // A plan with errors has no values: then the wishes are shown, and Update says what is wrong with them.
        var failed = plan.Problems.Any(p => p.Severity == Severity.Error);
        foreach (var row in MachineProperties.Inputs)
        {
            var replaces = plan.Replaces.Contains(row.Name);
            // Beside an unknown input everything is unknown that could depend on it; of that nobody can say that it changes.
            var hides = failed || plan.Replaces.Count > 0 || (plan.Planned[row.Name].IsUnknown && !config[row.Name].HasUnknown);
            var planned = hides ? Wish(row, prior, config) : plan.Planned[row.Name];
            if (planned.Equals(prior[row.Name]) && !replaces)
            {
                continue;
            }

            var name = Names.ToPulumi(row.Name);
            response.Diffs.Add(name);
            if (replaces)
            {
                response.Replaces.Add(name);
            }

            // What the product itself changes with something else stands in no program: it has no place among the inputs.
            if (config[row.Name].IsNull && prior[row.Name].IsNull == planned.IsNull && !replaces)
            {
                continue;
            }

            foreach (var (path, difference) in DetailedDiff.Of(row, prior[row.Name], planned, replaces))
            {
                response.DetailedDiff[path] = difference;
            }
        }

        AddWhatTheImpactNames(response, plan);
        response.Changes = response.Diffs.Count > 0 || failed ? DiffResponse.Types.DiffChanges.DiffSome : DiffResponse.Types.DiffChanges.DiffNone;
        // A machine's name and disks are its own: the new one cannot be there before the old one has gone, whoever wants it replaced.
        response.DeleteBeforeReplace = true;
        return response;
    }

    /// <summary>Something may have to be done although no input changes, such as a power cycle for what was pending.</summary>
    private static void AddWhatTheImpactNames(DiffResponse response, PlanReply plan)
    {
        if (plan.Planned[VirtualMachineSchema.Impact] is not MapValue impact)
        {
            return;
        }

        foreach (var part in (string[])[VirtualMachineSchema.Live, VirtualMachineSchema.Reboot])
        {
            if (impact[part] is MapValue lines)
            {
                response.Diffs.Add(lines.Fields.Keys.Select(Names.ToPulumi).Where(n => !response.Diffs.Contains(n)).Order(StringComparer.Ordinal));
            }
        }
    }

    private static Value Wish(AttributeSchema row, MapValue prior, MapValue config) =>
        row.Usage == Usage.OptionalComputed && config[row.Name].IsNull ? prior[row.Name] : config[row.Name];
}
