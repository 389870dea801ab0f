using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Pictures;

/// <summary>How many DIMM slots are taken. virtio devices count as taking none, which is so since libvirt 9.5.</summary>
internal sealed record SlotUse(int Used, int Total)
{
    public static SlotUse Of(Sizing sizing)
    {
        var used = sizing.Devices.Count(d => d.Model == MemoryModel.Dimm || (d.Model == MemoryModel.Other && d.Slot == SlotNeed.OfModel));
        return new SlotUse(used, Math.Max(used, sizing.MemorySlots));
    }

    /// <summary>Taken before and now, newly taken, given back, free.</summary>
    public static IReadOnlyList<Run> Runs(Sizing sizing, Sizing? before)
    {
        var now = Of(sizing);
        var then = before is null ? now.Used : Of(before).Used;
        return Run.Some(
            (RunKind.Used, Math.Min(now.Used, then)),
            (RunKind.Added, now.Used - then),
            (RunKind.Removed, then - now.Used),
            (RunKind.Free, Math.Max(0L, now.Total - Math.Max(now.Used, then))));
    }
}
