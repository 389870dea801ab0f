using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Text;

/// <summary>How grave something looks. Everything that has a tone has words too.</summary>
internal enum Tone
{
    Plain,
    Strong,
    Quiet,
    Bad,
    Caution,
    Good,
    Note,
}

/// <summary>What happens to a machine, as people call it.</summary>
/// <param name="Key">For classes and ids.</param>
/// <param name="Symbol">Of the terminal and the page, so that no colour is needed.</param>
/// <param name="Label">Of one machine.</param>
/// <param name="Counted">After a number: "3 wait for the next boot".</param>
internal sealed record Outcome(string Key, char Symbol, char AsciiSymbol, Tone Tone, string Label, string Counted)
{
    public static readonly Outcome Deleted = new("deleted", '✖', 'x', Tone.Bad, "deleted", "deleted");
    public static readonly Outcome Replaced = new("replaced", '↻', 'x', Tone.Bad, "replaced", "replaced");
    public static readonly Outcome Stopped = new("stopped", '■', '#', Tone.Bad, "stopped and started", "stopped and started");
    public static readonly Outcome NeedsReplacement = new("replacement", '↻', 'x', Tone.Bad, "must be replaced", "must be replaced");
    public static readonly Outcome Unknown = new("unknown", '?', '?', Tone.Caution, "not known yet", "not known yet");
    public static readonly Outcome Waiting = new("waiting", '◐', '~', Tone.Caution, "waits for next boot", "waiting for the next boot");
    public static readonly Outcome Live = new("live", '●', '*', Tone.Good, "changed live", "changed live");
    public static readonly Outcome Released = new("released", '○', 'o', Tone.Note, "released, runs on", "released, running on");
    public static readonly Outcome Created = new("created", '+', '+', Tone.Note, "created", "created");
    public static readonly Outcome Adopted = new("adopted", '+', '+', Tone.Note, "adopted", "adopted");
    public static readonly Outcome Settings = new("settings", '·', '.', Tone.Note, "size stays", "changed in other settings only");
    public static readonly Outcome Kept = new("kept", '·', '.', Tone.Note, "itself unchanged", "imported, moved or changed by others");
    public static readonly Outcome Unchanged = new("unchanged", '·', '.', Tone.Quiet, "unchanged", "unchanged");

    /// <summary>Most severe first, in the order of <see cref="MachineReport.Severity"/>.</summary>
    public static readonly IReadOnlyList<Outcome> All =
        [Deleted, Replaced, Stopped, NeedsReplacement, Unknown, Waiting, Live, Released, Created, Adopted, Settings, Kept, Unchanged];

    /// <summary>Whether a reader must see each such machine.</summary>
    public bool IsSevere => Tone is Tone.Bad or Tone.Caution;

    public static Outcome Of(MachineReport machine) => machine switch
    {
        { Action: MachineAction.Delete } => Deleted,
        { Action: MachineAction.Replace } => Replaced,
        { StopsMachine: true } => Stopped,
        { Verdict: PreviewVerdict.Replace } => NeedsReplacement,
        { Verdict: PreviewVerdict.Unknown } => Unknown,
        { Verdict: PreviewVerdict.Reboot } => Waiting,
        { Verdict: PreviewVerdict.Live } => Live,
        { Action: MachineAction.Release } => Released,
        { Action: MachineAction.Create } => Created,
        { Action: MachineAction.Adopt } => Adopted,
        { Action: MachineAction.Update } => Settings,
        { Changed: true } => Kept,
        _ => Unchanged,
    };
}

/// <summary>How many machines have each outcome; only those that occur, most severe first.</summary>
internal sealed record Outcomes(IReadOnlyList<(Outcome Outcome, int Count)> Counts)
{
    public static Outcomes Of(IEnumerable<MachineReport> machines)
    {
        var counts = machines.CountBy(Outcome.Of).ToDictionary();
        return new Outcomes([.. Outcome.All.Where(counts.ContainsKey).Select(o => (o, counts[o]))]);
    }

    public override string ToString() => string.Join(", ", Counts.Select(c => $"{c.Count} {c.Outcome.Counted}"));
}
