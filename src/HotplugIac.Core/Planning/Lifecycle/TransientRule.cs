using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Lifecycle;

/// <summary>A transient machine has no configuration to change (RULEBOOK A4.6), so a change could not be kept.</summary>
internal static class TransientRule
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.HasChanges && !draft.Snapshot.Persistent)
        {
            draft.Fail(string.Empty, LifecycleRules.Transient, $"\"{draft.Snapshot.Name}\" is a transient machine. {LifecycleRules.Transient.Why} {LifecycleRules.Transient.Remedy}");
        }
    }
}
