using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>The capacity in the configuration, where the running machine cannot follow or need not.</summary>
internal static class MemoryRule
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.Spec.MemoryDevices is not null)
        {
            ExplicitRule.Apply(draft);
        }
        else if (draft.Spec.Memory is { } target && !TryReach(draft, target))
        {
            return;
        }

        var before = draft.Snapshot.Configured;
        if (draft.Configured.MaxMemory.IsZero)
        {
            draft.Configured = ConfiguredMemory.WithoutCeiling(draft.Configured);
        }
        else if (draft.Configured.MaxMemory != before.MaxMemory || draft.Configured.BaseMemory != before.BaseMemory)
        {
            draft.Configured = ConfiguredMemory.FillCeiling(draft.Configured, draft.Facts);
        }

        // A machine that is odd already stays as it is as long as nobody touches its memory.
        if (IsTouched(before, draft.Configured))
        {
            foreach (var (attribute, rule, detail) in MemoryFit.Problems(draft.Spec, draft.Configured, draft.Facts))
            {
                draft.Fail(attribute, rule, detail);
            }
        }
    }

    private static bool IsTouched(Sizing before, Sizing after) =>
        !before.Devices.Equals(after.Devices) || before.BaseMemory != after.BaseMemory || before.MaxMemory != after.MaxMemory
        || before.MemorySlots != after.MemorySlots || before.NumaCells.Count != after.NumaCells.Count;

    private static bool TryReach(PlanDraft draft, ByteSize target)
    {
        // A change of which the running machine can follow a part stands in both maps.
        if (!draft.Lists(Attributes.Memory) || (draft.Running is { } running && running.Memory != target))
        {
            List(draft, target);
        }

        if (!draft.Lists(Attributes.Memory) && draft.Configured.Memory == target)
        {
            // Devices that differ although the capacity does not are somebody else's pending change.
            return true;
        }

        var method = MemoryMethods.Choose(draft.Spec.MemoryMethod, draft.Configured, draft.Facts, running: false);
        var (sizing, obstacle) = ConfiguredMemory.Reach(WithLivePart(draft, target), target, draft.Running, method, draft.Facts);
        if (obstacle.Length > 0)
        {
            draft.Fail(Attributes.Memory, InputRules.Unreachable, $"memory = \"{target}\" cannot be configured: {obstacle}. {InputRules.Unreachable.Remedy} {MemoryRules.NoRoom.Remedy}");
            return false;
        }

        draft.Configured = sizing;
        return true;
    }

    /// <summary>What was plugged as a part of the growth is to come back with the next boot, under the same names, beside the rest.</summary>
    private static Sizing WithLivePart(PlanDraft draft, ByteSize target) =>
        draft.HasSplitMemoryGrowth && LiveMirror.OfPlugged(draft.Configured, draft.Snapshot.Running!, draft.Running!, draft.Facts) is { } part && part.Memory <= target
            ? part
            : draft.Configured;

    private static void List(PlanDraft draft, ByteSize target)
    {
        var (how, rule) = draft.Running is { } running && target < running.Memory
            ? (draft.Spec.Policy.Unplug == UnplugPolicy.Reboot ? "removed at the next boot" : MemoryUnplug.WhatWaits(running, target), MemoryRules.Reduction)
            : ($"at the next boot: {Obstacle(draft, target)}", MemoryRules.NoRoom);
        ConfigurationChange.List(draft, Attributes.Memory, draft.Running?.Memory.ToString(), draft.Snapshot.Configured.Memory.ToString(),
            target.ToString(), how, rule);
    }

    private static string Obstacle(PlanDraft draft, ByteSize target) =>
        draft.Running is { } running && target > running.Memory
            ? MemoryGrowth.Obstacle(draft, running, target)
            : string.Empty;
}
