using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Pictures;

/// <summary>A memory device at two moments: the same one, a new one or one that is gone.</summary>
internal readonly record struct DevicePair(MemoryDevice? Before, MemoryDevice? Now)
{
    public MemoryDevice Any => Now ?? Before!;

    public long NowBytes => Now is null ? 0 : MemoryAmount.Of(Now);

    public long BeforeBytes => Before is null ? 0 : MemoryAmount.Of(Before);

    public RunKind Kind => Any.Model switch
    {
        MemoryModel.Dimm => RunKind.Dimm,
        MemoryModel.VirtioMem => RunKind.VirtioMem,
        _ => RunKind.Other,
    };

    public bool Changed => Before != Now && (Before is null || Now is null || Before with { Current = default } != Now with { Current = default });

    /// <summary>All devices of both moments: those of now in their order, then those that are gone.</summary>
    /// <param name="before">Null when there is no moment before: then nothing is new.</param>
    public static IReadOnlyList<DevicePair> Of(Sizing sizing, Sizing? before)
    {
        if (before is null)
        {
            return [.. sizing.Devices.Select(d => new DevicePair(d, d))];
        }

        var then = Keyed(before).ToDictionary(d => d.Key, d => d.Device);
        var pairs = new List<DevicePair>();
        foreach (var (key, device) in Keyed(sizing))
        {
            pairs.Add(new DevicePair(then.Remove(key, out var old) ? old : null, device));
        }

        // A dictionary promises no order once something was removed from it.
        pairs.AddRange(Keyed(before).Where(d => then.ContainsKey(d.Key)).Select(d => new DevicePair(d.Device, null)));
        return pairs;
    }

    /// <summary>Devices are told to be the same by alias; those without by what they are and their turn.</summary>
    private static IEnumerable<((string Alias, MemoryModel Model, int? Node, int Turn) Key, MemoryDevice Device)> Keyed(Sizing sizing) =>
        sizing.Devices
            .GroupBy(d => (d.Alias, d.Model, Node: d.Alias.Length > 0 ? null : d.Node))
            .SelectMany(g => g.Select((d, turn) => ((g.Key.Alias, g.Key.Model, g.Key.Node, turn), d)));
}
