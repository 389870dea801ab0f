using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>
/// Memory that the running machine can give back now, if its guest does: virtio-mem requests go down, DIMMs are detached
/// (RULEBOOK A2). As much of a reduction as its devices can give is live; base memory and parts of DIMMs wait for a boot.
/// </summary>
internal static class MemoryUnplug
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.Running is not { } running || draft.Spec.MemoryDevices is not null || draft.Spec.Memory is not { } target || target >= running.Memory
            || draft.Spec.Policy.Unplug == UnplugPolicy.Reboot || IsPutOff(draft, target))
        {
            return;
        }

        var kept = draft.Snapshot.Configured.Devices.Select(d => d.Alias).ToHashSet(StringComparer.Ordinal);
        var (devices, given) = MemoryShrink.OfRunning(running, kept).AtMost(running.Memory - ByteSize.Max(target, running.BaseMemory));
        if (given.IsZero)
        {
            return;
        }

        var steps = LiveDevices.Between(running.Devices, devices);
        var dimms = steps.Count(s => s is DetachMemoryDeviceStep);
        draft.Live(Attributes.Memory, $"{running.Memory}", $"{running.Memory - given}", How(dimms, dimms < steps.Count), dimms > 0 ? MemoryRules.DimmRemove : MemoryRules.VirtioMemShrink);
        LiveDevices.Add(draft, steps, devices);
    }

    /// <summary>Why the rest of a reduction waits for the next boot, for the plan's text.</summary>
    /// <param name="running">The machine after what it can give live.</param>
    public static string WhatWaits(Sizing running, ByteSize target)
    {
        if (target < running.BaseMemory)
        {
            return "removed at the next boot: it is base memory";
        }

        var (less, more) = MemoryShrink.OfRunning(running, new HashSet<string>()).Nearest(running.Memory - target);
        return more is { } amount
            ? $"removed at the next boot: its devices go whole, live it can be {running.Memory - amount} or {running.Memory - less}"
            : "removed at the next boot";
    }

    /// <summary>
    /// What the guest refused, or was never asked for, and stands in the configuration is not asked for again with each plan.
    /// </summary>
    private static bool IsPutOff(PlanDraft draft, ByteSize target) => draft.IsDeferred(Attributes.Memory) && draft.Snapshot.Configured.Memory == target;

    private static string How(int dimms, bool virtioMem)
    {
        var detached = dimms == 1 ? "1 DIMM detached" : $"{dimms} DIMMs detached";
        return (dimms, virtioMem) switch
        {
            (0, _) => "lowered through virtio-mem, if the guest gives it back",
            (_, false) => $"{detached}, if the guest gives it back",
            _ => $"lowered through virtio-mem and {detached}, if the guest gives it back",
        };
    }
}
