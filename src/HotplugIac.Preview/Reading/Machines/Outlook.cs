using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Reading.Machines;

/// <summary>What a change means for its machine.</summary>
/// <param name="Stops">Whether this apply stops it; null when that is not known.</param>
internal sealed record Outlook(PreviewVerdict Verdict, VerdictOrigin Origin, bool? Stops)
{
    public IReadOnlyList<ChangeLine> Lines { get; init; } = [];

    public string? Why { get; init; }

    public static Outlook OfAction(PreviewVerdict verdict, bool? stops, string? why = null) => new(verdict, VerdictOrigin.Action, stops) { Why = why };
}
