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

        var running = draft.Running?.Vcpus;
        var isPartlyLive = draft.Lists(Attributes.Vcpus);
        var (how, rule) = target < running ? Reduction(draft) : Growth(draft);
        if (!isPartlyLive)
        {
            ConfigurationChange.List(draft, Attributes.Vcpus, Text(running), Text(draft.Snapshot.Configured.Vcpus)!, Text(target)!, how, rule);
        }
        else if (running != target)
        {
            draft.Reboot(Attributes.Vcpus, Text(running)!, Text(target)!, how, rule);
        }

        var floor = VcpuFloor.Undone(draft.Snapshot.Running, draft.Configured, target);
        draft.Configured = VcpuFloor.With(draft.Configured, target, draft.Facts);
        if (floor is not null)
        {
            draft.Configured = draft.Configured with { MinVcpus = floor.Value };
        }
    }

    private static (string How, Rule Rule) Growth(PlanDraft draft) => draft.Facts.VcpuHotplug
        ? ($"at the next boot: the running maximum is {draft.Running?.MaxVcpus}", VcpuRules.AboveRunningMaximum)
        : ("at the next boot: the machine type has no vCPU hotplug", VcpuRules.NoHotplug);

    private static (string How, Rule Rule) Reduction(PlanDraft draft) =>
        !draft.Facts.VcpuHotplug ? ("removed at the next boot: the machine type has no vCPU hotplug", VcpuRules.NoHotplug)
        : draft.Spec.Policy.Unplug == UnplugPolicy.Reboot ? ("removed at the next boot", VcpuRules.Reduction)
        : ($"removed at the next boot: the running machine cannot go below {VcpuFloor.OfRunning(draft.Running!, draft.Facts)}", VcpuRules.BelowFloor);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
