using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>
/// Memory that the running machine can get now, as DIMMs or through virtio-mem (RULEBOOK A2). As much of a growth as it has
/// room, slots and root ports for is live; the rest waits for a boot.
/// </summary>
internal static class MemoryGrowth
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.Running is not { } running || draft.Spec.MemoryDevices is not null || draft.Spec.Memory is not { } target || target <= running.Memory
            || Possible(draft, running, target) is not { } growth)
        {
            return;
        }

        var method = Method(draft, running);
        var rule = method == MemoryModel.Dimm ? MemoryRules.DimmAdd : MemoryRules.VirtioMemGrow;
        var how = method == MemoryModel.Dimm ? "hot-added as DIMM" : "grown through virtio-mem";
        draft.Live(Attributes.Memory, $"{running.Memory}", $"{(running with { Devices = growth.Devices }).Memory}", how + growth.Note, rule);
        LiveDevices.Add(draft, LiveDevices.Between(running.Devices, growth.Devices), growth.Devices);
    }

    /// <summary>Why the running machine cannot get to the capacity; empty when it can.</summary>
    public static string Obstacle(PlanDraft draft, Sizing running, ByteSize target) => Plan(draft, running, target - running.Memory).Obstacle;

    /// <summary>The whole growth, else the part of it that is possible; null when there is none.</summary>
    private static DeviceGrowth? Possible(PlanDraft draft, Sizing running, ByteSize target)
    {
        var whole = Plan(draft, running, target - running.Memory);
        if (whole.Obstacle.Length == 0)
        {
            return whole;
        }

        var reach = draft.SplitsMemoryGrowth && !IsPutOff(draft, target) ? GrowthReach.Of(running, target - running.Memory, Method(draft, running), draft.Facts) : ByteSize.Zero;
        if (reach.IsZero)
        {
            return null;
        }

        draft.HasSplitMemoryGrowth = true;
        var configured = draft.Snapshot.Configured with { MaxMemory = draft.MemoryTarget.MaxMemory, MemorySlots = draft.MemoryTarget.Slots };
        return Plan(draft, running, reach, (MemoryMethods.FreeSlots(configured, draft.Facts), MemoryMethods.Room(configured)));
    }

    private static DeviceGrowth Plan(PlanDraft draft, Sizing running, ByteSize amount, (int Slots, ByteSize Room)? next = null) =>
        DeviceGrowth.Plan(running, amount, Method(draft, running), draft.Facts, draft.Snapshot.Configured.Devices.Select(d => d.Alias), live: true, next);

    private static MemoryModel Method(PlanDraft draft, Sizing running) => MemoryMethods.Choose(draft.Spec.MemoryMethod, running, draft.Facts, running: true);

    /// <summary>What an earlier apply left for the boot, after it had done its part, is not begun by a later plan.</summary>
    private static bool IsPutOff(PlanDraft draft, ByteSize target) => draft.IsDeferred(Attributes.Memory) && draft.Snapshot.Configured.Memory == target;
}
