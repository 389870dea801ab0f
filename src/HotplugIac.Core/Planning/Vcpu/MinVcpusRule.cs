using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Vcpu;

/// <summary>The floor that the user sets: which vCPUs are hotpluggable is fixed when QEMU starts (RULEBOOK A1, "vcpus").</summary>
internal static class MinVcpusRule
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.Spec.MinVcpus is not { } target)
        {
            return;
        }

        ConfigurationChange.List(draft, Attributes.MinVcpus, draft.Running is { } running ? Text(running.MinVcpus) : null,
            Text(draft.Snapshot.Configured.MinVcpus), Text(target), "at the next boot", VcpuRules.Floor);
        draft.Configured = draft.Configured with { MinVcpus = target };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
