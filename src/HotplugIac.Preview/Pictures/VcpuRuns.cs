using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Pictures;

/// <summary>
/// The vCPUs of a machine by what they are. Hypervisors add the lowest id that is offline and remove the highest that is
/// online (RULEBOOK A1), so that numbers alone tell which are there.
/// </summary>
internal static class VcpuRuns
{
    public static IReadOnlyList<Run> Of(Sizing sizing, Sizing? before)
    {
        var now = Math.Max(0, sizing.Vcpus);
        var then = Math.Max(0, before?.Vcpus ?? now);
        var same = Math.Min(now, then);
        var floor = Math.Clamp(sizing.MinVcpus, 0, same);
        return Run.Some(
            (RunKind.Fixed, floor),
            (RunKind.Used, same - floor),
            (RunKind.Added, now - same),
            (RunKind.Removed, then - same),
            (RunKind.Free, (long)sizing.MaxVcpus - Math.Max(now, then)));
    }

    /// <summary>The vCPUs of one cell.</summary>
    public static IReadOnlyList<Run> Of(NumaCell cell, Sizing sizing, Sizing? before) =>
        Run.Some(cell.Cpus.Ids.Select(id => (KindOf(id, sizing, before), 1L)));

    public static string Text(Sizing sizing) => sizing switch
    {
        { MinVcpus: > 1 } => $"{sizing.Vcpus} of {sizing.MaxVcpus}, {sizing.MinVcpus} fixed",
        _ => $"{sizing.Vcpus} of {sizing.MaxVcpus}",
    };

    private static RunKind KindOf(int id, Sizing sizing, Sizing? before) =>
        (id < sizing.Vcpus, before is null ? id < sizing.Vcpus : id < before.Vcpus) switch
        {
            (true, false) => RunKind.Added,
            (true, true) => id < sizing.MinVcpus ? RunKind.Fixed : RunKind.Used,
            (false, true) => RunKind.Removed,
            _ => RunKind.Free,
        };
}
