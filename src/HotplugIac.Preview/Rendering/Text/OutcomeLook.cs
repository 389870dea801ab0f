using System.Globalization;

namespace HotplugIac.Preview.Rendering.Text;

/// <summary>How an outcome looks in a terminal and on a page: a symbol and a tone, so that no colour is needed.</summary>
/// <param name="Key">For classes and ids.</param>
internal sealed record OutcomeLook(string Key, char Symbol, char AsciiSymbol, Tone Tone)
{
    /// <summary>Whether a reader must see each such machine.</summary>
    public bool IsSevere => Tone is Tone.Bad or Tone.Caution;

    public static OutcomeLook Of(MachineOutcome outcome) => outcome switch
    {
        MachineOutcome.Deleted => new("deleted", '✖', 'x', Tone.Bad),
        MachineOutcome.Replaced => new("replaced", '↻', 'x', Tone.Bad),
        MachineOutcome.Stopped => new("stopped", '■', '#', Tone.Bad),
        MachineOutcome.Unknown => new("unknown", '?', '?', Tone.Caution),
        MachineOutcome.Waiting => new("waiting", '◐', '~', Tone.Caution),
        MachineOutcome.Live => new("live", '●', '*', Tone.Good),
        MachineOutcome.Released => new("released", '○', 'o', Tone.Note),
        MachineOutcome.Created => new("created", '+', '+', Tone.Note),
        MachineOutcome.Adopted => new("adopted", '+', '+', Tone.Note),
        MachineOutcome.Unchanged => new("unchanged", '·', '.', Tone.Quiet),
        _ => new(Outcomes.Word(outcome), '·', '.', Tone.Note),
    };

    /// <summary>What stands after the number: "wait for a reboot".</summary>
    public static string Words(MachineOutcome outcome, int count) =>
        Outcomes.Phrase(outcome, count)[(count.ToString(CultureInfo.InvariantCulture).Length + 1)..];
}
