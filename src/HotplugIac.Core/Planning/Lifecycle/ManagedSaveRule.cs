using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>A saved image brings back the definition it was saved with, not what is written now (RULEBOOK A4.5).</summary>
internal static class ManagedSaveRule
{
    public static void Apply(PlanDraft draft)
    {
        if (draft is { Running: null, HasChanges: true, HasErrors: false, Snapshot.ManagedSave: true })
        {
            draft.Warn(string.Empty, LifecycleRules.ManagedSave,
                $"What is written to the configuration of \"{draft.Snapshot.Name}\" is not what its next start brings. {LifecycleRules.ManagedSave.Why} {LifecycleRules.ManagedSave.Remedy}");
        }
    }
}
