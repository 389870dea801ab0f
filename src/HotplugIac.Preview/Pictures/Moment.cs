using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Pictures;

/// <summary>One moment of a machine as it is drawn: its sizes, and those of the moment before it, from which changes are seen.</summary>
/// <param name="Before">Null for the first moment.</param>
/// <param name="Scale">What full bars stand for: the same for all moments of a picture, so that they can be compared.</param>
internal sealed record Moment(string Title, Sizing Sizing, Sizing? Before, Scale Scale)
{
    public IReadOnlyList<Difference> Differences { get; } = Before is null ? [] : [.. Difference.Between(Before, Sizing)];

    public static IReadOnlyList<Moment> Of(IReadOnlyList<(string Title, Sizing Sizing)> moments)
    {
        var scale = Scale.Of([.. moments.Select(m => m.Sizing)]);
        return [.. moments.Select((m, i) => new Moment(m.Title, m.Sizing, i == 0 ? null : moments[i - 1].Sizing, scale))];
    }
}

/// <param name="Vcpus">1 or more.</param>
/// <param name="Memory">Bytes, 1 or more.</param>
/// <param name="CellMemory">Bytes of the largest NUMA cell with its devices, 1 or more.</param>
/// <param name="Slots">1 or more.</param>
internal sealed record Scale(long Vcpus, long Memory, long CellMemory, long Slots)
{
    public static Scale Of(IReadOnlyList<Sizing> sizings) => new(
        Largest(sizings, s => Math.Max(s.MaxVcpus, s.Vcpus)),
        Largest(sizings, s => Math.Max(MemoryAmount.Used(s), s.MaxMemory.Bytes)),
        Largest(sizings, s => MemoryAmount.OfCells(s).DefaultIfEmpty(0).Max()),
        Largest(sizings, s => Math.Max(s.MemorySlots, SlotUse.Of(s).Used)));

    private static long Largest(IReadOnlyList<Sizing> sizings, Func<Sizing, long> size) => Math.Max(1, sizings.Select(size).DefaultIfEmpty(1).Max());
}
