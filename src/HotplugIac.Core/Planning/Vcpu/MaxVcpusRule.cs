using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Numa;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Vcpu;

/// <summary>The vCPU maximum: fixed while a machine runs (RULEBOOK A1 "maximum"). Topology and NUMA cells follow it.</summary>
internal static class MaxVcpusRule
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.Spec.MaxVcpus is not { } target)
        {
            return;
        }

        ConfigurationChange.List(draft, Attributes.MaxVcpus, Text(draft.Running?.MaxVcpus), Text(draft.Configured.MaxVcpus)!, Text(target)!,
            "at the next boot", VcpuRules.Maximum);
        if (target == draft.Configured.MaxVcpus)
        {
            return;
        }

        draft.Configured = draft.Configured with
        {
            MaxVcpus = target,
            Vcpus = Math.Min(draft.Configured.Vcpus, target),
            MinVcpus = Math.Min(draft.Configured.MinVcpus, target),
            Topology = draft.Spec.Topology ?? draft.Configured.Topology?.ScaleTo(target),
            NumaCells = draft.Spec.NumaCells ?? NumaLayout.WithVcpus(draft.Configured.NumaCells, target),
        };
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
