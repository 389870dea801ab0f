using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Text;

/// <summary>One thing to tell about a machine.</summary>
/// <param name="Tag">What kind of thing, in one short word.</param>
/// <param name="Text">As it came from outside: not yet visible or escaped.</param>
internal readonly record struct Detail(string Tag, Tone Tone, string Text)
{
    public static IEnumerable<Detail> Of(MachineReport machine, ReportDocument document)
    {
        foreach (var line in machine.Changes)
        {
            yield return new Detail(Word(line.Timing), ToneOf(line.Timing), Line(line));
        }

        if (machine.Why is { Length: > 0 } why)
        {
            yield return new Detail("why", Tone.Plain, why);
        }

        if (machine.PendingBefore.Count > 0)
        {
            yield return new Detail("pending", Tone.Quiet, $"waits already: {Lines(machine.PendingBefore)}");
        }

        if (machine.StillPending is { Count: > 0 } waiting)
        {
            yield return new Detail("pending", Tone.Caution, $"goes on waiting: {Lines(waiting)}");
        }

        if (machine.Drift.Count > 0)
        {
            yield return new Detail("drift", Tone.Caution, $"changed outside: {Lines(machine.Drift)}");
        }

        if (machine.PreviousAddress is { } previous)
        {
            yield return new Detail("moved", Tone.Quiet, $"from {previous}");
        }

        if (machine.ImportId is { } id)
        {
            yield return new Detail("import", Tone.Quiet, $"as {id}");
        }

        if (machine.Origin == VerdictOrigin.Forecast)
        {
            yield return new Detail("note", Tone.Quiet, ForecastText);
        }

        if (document.Locations.TryGetValue(machine.Address, out var at))
        {
            yield return new Detail("source", Tone.Quiet, $"{at.File}:{at.Line}");
        }
    }

    public const string ForecastText = "forecast from the values that the plan shows";

    public static string Word(Timing timing) => timing switch
    {
        Timing.Live => "live",
        Timing.Reboot => "reboot",
        Timing.Replace => "replace",
        _ => "unknown",
    };

    public static Tone ToneOf(Timing timing) => timing switch
    {
        Timing.Live => Tone.Good,
        Timing.Replace => Tone.Bad,
        _ => Tone.Caution,
    };

    private static string Lines(IEnumerable<ChangeLine> lines) => string.Join("; ", lines.Select(l => $"{l.Attribute} {l.Text}"));

    private static string Line(ChangeLine line) => line.Code is { Length: > 0 } code ? $"{line.Attribute}: {line.Text} ({code})" : $"{line.Attribute}: {line.Text}";
}
