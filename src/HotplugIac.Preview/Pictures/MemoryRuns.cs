using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Pictures;

/// <summary>The memory of a machine, or of one of its cells, as stretches of a bar.</summary>
internal static class MemoryRuns
{
    public static IReadOnlyList<Run> Of(Sizing sizing, Sizing? before)
    {
        var runs = Parts(sizing.BaseMemory.Bytes, before?.BaseMemory.Bytes, DevicePair.Of(sizing, before)).ToList();
        var ceiling = Math.Max(sizing.MaxMemory.Bytes, 0);
        runs.Add((RunKind.Free, ceiling - MemoryAmount.Sum(runs.Select(r => r.Count))));
        return Run.Some(runs);
    }

    public static IReadOnlyList<Run> OfCell(int cell, Sizing sizing, Sizing? before)
    {
        // A cell that is new is all new; no cell at all before says nothing about its memory.
        var old = before is null ? (long?)null : cell < before.NumaCells.Count ? before.NumaCells[cell].Memory.Bytes : 0;
        var devices = DevicePair.Of(OnNode(sizing, cell), before is null ? null : OnNode(before, cell));
        return Run.Some(Parts(sizing.NumaCells[cell].Memory.Bytes, old, devices));
    }

    public static string Text(Sizing sizing)
    {
        var now = ShortSize.Of(MemoryAmount.Capacity(sizing));
        return sizing.MaxMemory.IsZero ? $"{now}, cannot grow live" : $"{now} of {ShortSize.Of(sizing.MaxMemory)}";
    }

    private static Sizing OnNode(Sizing sizing, int cell) => sizing with { Devices = [.. sizing.Devices.Where(d => d.Node == cell)] };

    private static IEnumerable<(RunKind Kind, long Count)> Parts(long now, long? before, IEnumerable<DevicePair> devices) =>
        Change(RunKind.Base, now, before ?? now).Concat(devices.SelectMany(d => Change(d.Kind, d.NowBytes, d.BeforeBytes)));

    private static IEnumerable<(RunKind Kind, long Count)> Change(RunKind kind, long now, long before) =>
        [(kind, Math.Min(now, before)), (RunKind.Added, now - before), (RunKind.Removed, before - now)];
}
