using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Vcpu;

/// <summary>The number of vCPUs in the configuration, where the running machine cannot follow or need not.</summary>
internal static class VcpuCountRule
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.Spec.Vcpus is not { } target)
        {
            return;
        }

        if (!draft.Lists(Attributes.Vcpus))
        {
            var running = draft.Running?.Vcpus;
            var (how, rule) = target < running ? ("removed at the next boot", VcpuRules.Reduction)
                : !draft.Facts.VcpuHotplug ? ("at the next boot: the machine type has no vCPU hotplug", VcpuRules.NoHotplug)
                : ($"at the next boot: the running maximum is {draft.Running?.MaxVcpus}", VcpuRules.AboveRunningMaximum);
            ConfigurationChange.List(draft, Attributes.Vcpus, Text(running), Text(draft.Snapshot.Configured.Vcpus)!, Text(target)!, how, rule);
        }

        draft.Configured = draft.Configured with { Vcpus = target };
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
