using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Planning.Memory;

/// <summary>Memory that the running machine can get now, as DIMMs or through virtio-mem (RULEBOOK A2).</summary>
internal static class MemoryGrowth
{
    public static void Apply(PlanDraft draft)
    {
        if (draft.Running is not { } running || draft.Spec.MemoryDevices is not null || draft.Spec.Memory is not { } target || target <= running.Memory
            || Obstacle(draft, running, target, out var growth).Length > 0)
        {
            return;
        }

        var method = MemoryMethods.Choose(draft.Spec.MemoryMethod, running, draft.Facts, running: true);
        var rule = method == MemoryModel.Dimm ? MemoryRules.DimmAdd : MemoryRules.VirtioMemGrow;
        var how = method == MemoryModel.Dimm ? "hot-added as DIMM" : "grown through virtio-mem";
        draft.Live(Attributes.Memory, $"{running.Memory}", $"{target}", how + growth.Note, rule);
        LiveDevices.Add(draft, LiveDevices.Between(running.Devices, growth.Devices), growth.Devices);
    }

    /// <summary>Why the running machine cannot get to the capacity; empty when it can.</summary>
    public static string Obstacle(PlanDraft draft, Sizing running, ByteSize target, out DeviceGrowth growth)
    {
        var method = MemoryMethods.Choose(draft.Spec.MemoryMethod, running, draft.Facts, running: true);
        var taken = draft.Snapshot.Configured.Devices.Select(d => d.Alias);
        growth = DeviceGrowth.Plan(running, target - running.Memory, method, draft.Facts, taken, live: true);
        return growth.Obstacle;
    }
}
