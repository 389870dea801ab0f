using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>Memory that is not a device: fixed while a machine runs (RULEBOOK A2 "initial memory / cell memory").</summary>
internal static class BaseMemoryRule
{
    public static void Apply(PlanDraft draft)
    {
        var target = draft.MemoryTarget.BaseMemory;
        if (draft.Spec.BaseMemory is not null)
        {
            ConfigurationChange.List(draft, Attributes.BaseMemory, draft.Running?.BaseMemory.ToString(), draft.Snapshot.Configured.BaseMemory.ToString(),
                target.ToString(), "at the next boot", MemoryRules.Base);
        }

        if (target == draft.Configured.BaseMemory)
        {
            return;
        }

        var cells = draft.Configured.NumaCells;
        draft.Configured = draft.Configured with
        {
            BaseMemory = target,
            NumaCells = cells.Count == 1 ? [cells[0] with { Memory = target }] : cells,
        };
    }
}
