using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>The memory maximum and its slots: laid out when QEMU starts (RULEBOOK A2 "maxMemory / slots").</summary>
internal static class MaxMemoryRule
{
    public static void Apply(PlanDraft draft)
    {
        var target = draft.MemoryTarget;
        var before = draft.Snapshot.Configured;
        if (draft.Spec.MaxMemory is { } maximum)
        {
            ConfigurationChange.List(draft, Attributes.MaxMemory, draft.Running?.MemoryCeiling.ToString(), before.MemoryCeiling.ToString(),
                maximum.ToString(), "at the next boot", MemoryRules.Maximum);
        }

        if (draft.Spec.MemorySlots is not null)
        {
            ConfigurationChange.List(draft, Attributes.MemorySlots, Text(draft.Running?.MemorySlots), Text(before.MemorySlots)!, Text(target.Slots)!,
                "at the next boot", MemoryRules.Maximum);
        }

        if (target.MaxMemory == draft.Configured.MaxMemory && target.Slots == draft.Configured.MemorySlots)
        {
            return;
        }

        var enables = draft.Configured.MaxMemory.IsZero;
        draft.Configured = draft.Configured with { MaxMemory = target.MaxMemory, MemorySlots = target.Slots };
        if (enables && draft.Facts.HotplugNeedsNuma && draft.Configured.NumaCells.Count == 0)
        {
            draft.Configured = draft.Configured with
            {
                NumaCells = [new NumaCell(CpuSet.First(draft.Configured.MaxVcpus), draft.Configured.BaseMemory)],
            };
        }
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
