using HotplugIac.Core.Model;
using HotplugIac.PulumiProvider.Hosting;
using HotplugIac.PulumiProvider.Naming;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.PulumiProvider.Services;

/// <summary>
/// Live or reboot as diagnostics of the resource: an info for what is live, a warning for what needs the machine to be stopped.
/// They are all that a preview shows of it besides the outputs.
/// </summary>
internal static class ImpactNotice
{
    public static async Task TellAsync(EngineLog log, PlanReply plan)
    {
        if (Live(plan, log.HidesSizes) is { } live)
        {
            await log.InfoAsync(live);
        }

        foreach (var warning in plan.Problems.Where(p => p.Severity == Severity.Warning))
        {
            await log.WarningAsync(ProviderFailures.Line(warning, log.HidesSizes));
        }
    }

    private static string? Live(PlanReply plan, bool isHidden)
    {
        var impact = plan.Planned[VirtualMachineSchema.Impact];
        if (impact.IsUnknown)
        {
            return $"What this means for the machine is not known yet: an input is not. Treat {Names.ImpactVerdict} \"unknown\" like \"reboot\".";
        }

        if (impact is not MapValue fields || fields[VirtualMachineSchema.Live] is not MapValue { Fields.Count: > 0 } lines)
        {
            return null;
        }

        var changes = lines.Fields.OrderBy(l => l.Key, StringComparer.Ordinal)
            .Select(l => $"\n  {Names.ToPulumi(l.Key)}{(isHidden ? " (the values are secret)" : $": {Words.ToPulumi(((TextValue)l.Value).Text)}")}");
        var stops = fields[VirtualMachineSchema.StopsMachine] is FlagValue { Flag: true };
        return $"{(stops ? "The machine is stopped, and these come with it" : "Live, without stopping the machine")}:{string.Concat(changes)}";
    }
}
