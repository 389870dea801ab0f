using HotplugIac.Preview.Pictures;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Text;

/// <summary>
/// A report as lines of a given width. The table is laid out here, row by row: one that must measure all of its rows
/// first takes seconds for thousands of machines.
/// </summary>
internal sealed class TextReport(ReportDocument document, int width, bool unicode, TextOptions options)
{
    /// <summary>From this width on machines stand in a table.</summary>
    public const int TableWidth = 80;

    private const int TagWidth = 8, OutcomeWidth = 23, Gap = 2;

    private readonly Glyphs _glyphs = Glyphs.For(unicode);

    private int AddressWidth => Math.Clamp((width - OutcomeWidth) * 2 / 5, 24, 48);

    public IEnumerable<TextLine> Lines()
    {
        var report = document.Report;
        foreach (var line in Wrapped(ReportWords.Title(document), Tone.Strong).Concat(Wrapped(ReportWords.Source(document), Tone.Quiet)))
        {
            yield return line;
        }

        yield return TextLine.Empty;
        foreach (var line in Top(report))
        {
            yield return line;
        }

        // What decides stands before the list, which may be long; what is only good to know stands behind it.
        foreach (var line in Notes(n => n.Kind is NoteKind.Incomplete or NoteKind.Error).Concat(Policy()).Concat(Machines()).Concat(Notes(n => n.Kind is NoteKind.Warning or NoteKind.Information)))
        {
            yield return line;
        }

        yield return TextLine.Empty;
        foreach (var line in Wrapped(ReportWords.Totals(report), Tone.Quiet))
        {
            yield return line;
        }
    }

    private IEnumerable<TextLine> Top(PreviewReport report)
    {
        var (tone, text) = ReportWords.Gravest(report);
        foreach (var line in Wrapped(text, tone))
        {
            yield return line;
        }

        foreach (var (outcome, count) in Headline.Counts(report.Machines))
        {
            var look = OutcomeLook.Of(outcome);
            yield return new TextLine(new Span($"  {Symbol(look)} ", look.Tone), new Span(Outcomes.Phrase(outcome, count), look.IsSevere ? Tone.Strong : Tone.Plain));
        }
    }

    private IEnumerable<TextLine> Notes(Func<ReportNote, bool> which)
    {
        var notes = document.Report.Notes.Where(which).ToList();
        if (notes.Count > 0)
        {
            yield return TextLine.Empty;
        }

        foreach (var note in notes)
        {
            var (tone, word) = ReportWords.Kind(note.Kind);
            var text = note.Address is { } address ? $"{address}: {note.Text}" : note.Text;
            foreach (var line in Tagged(word, tone, text, width, tagWidth: 12))
            {
                yield return line;
            }
        }
    }

    private IEnumerable<TextLine> Policy()
    {
        if (document.Policy is not { } policy)
        {
            yield break;
        }

        yield return TextLine.Empty;
        var (tone, verdict) = ReportWords.Verdict(policy);
        foreach (var line in Wrapped($"Policy: {verdict}", tone))
        {
            yield return line;
        }

        foreach (var finding in policy.Findings)
        {
            var (effectTone, word) = ReportWords.Effect(finding);
            string[] parts =
            [
                $"{finding.Rule}: {finding.Address ?? "the plan as a whole"}",
                finding.Reason,
                finding.ExcusedBy is { } by ? $"Excused by {by}." : finding.Remedy,
            ];
            foreach (var (part, i) in parts.Where(p => p.Length > 0).Select((p, i) => (p, i)))
            {
                foreach (var line in Tagged(i == 0 ? $"  {word}" : string.Empty, effectTone, part, width, tagWidth: 11))
                {
                    yield return line;
                }
            }
        }
    }

    private IEnumerable<TextLine> Machines()
    {
        var changed = document.Report.Machines.Where(m => m.Changed).ToList();
        if (changed.Count == 0)
        {
            yield break;
        }

        if (width >= TableWidth)
        {
            yield return TextLine.Empty;
            yield return new TextLine(
                new Span(TextWidth.Pad("what happens", OutcomeWidth + Gap), Tone.Strong), new Span(TextWidth.Pad("machine", AddressWidth + Gap), Tone.Strong), new Span("changes", Tone.Strong));
            yield return new TextLine(new Span(new string(_glyphs.Across, width), Tone.Quiet));
        }

        var quiet = 0;
        var left = new List<MachineReport>();
        foreach (var machine in changed)
        {
            if (!OutcomeLook.Of(Outcomes.Of(machine)).IsSevere && ++quiet > options.QuietLimit)
            {
                left.Add(machine);
                continue;
            }

            foreach (var line in width >= TableWidth ? Row(machine) : Stack(machine))
            {
                yield return line;
            }
        }

        if (left.Count > 0)
        {
            yield return TextLine.Empty;
            foreach (var line in Wrapped($"and {left.Count} more: {string.Join(", ", Headline.Counts(left).Select(c => Outcomes.Phrase(c.Key, c.Value)))}", Tone.Strong))
            {
                yield return line;
            }
        }
    }

    private IEnumerable<TextLine> Row(MachineReport machine)
    {
        var happens = Happens(machine, OutcomeWidth).ToList();
        var address = Names(machine, AddressWidth).ToList();
        var room = width - OutcomeWidth - AddressWidth - (2 * Gap);
        var details = Detail.Of(machine, document).SelectMany(d => Tagged(d.Tag, d.Tone, d.Text, room)).ToList();
        return TextLine.Beside((happens, OutcomeWidth + Gap), (address, AddressWidth + Gap), (details, room)).Concat(Picture(machine)).Prepend(TextLine.Empty);
    }

    private IEnumerable<TextLine> Stack(MachineReport machine)
    {
        var details = Detail.Of(machine, document).SelectMany(d => Tagged(d.Tag, d.Tone, d.Text, width - 4));
        var names = Names(machine, width - 2).Select(l => Indented(l, 2)).Concat(details.Select(l => Indented(l, 4)))
            .Concat(Picture(machine));
        return Happens(machine, width).Concat(names).Prepend(TextLine.Empty);
    }

    private IEnumerable<TextLine> Happens(MachineReport machine, int room)
    {
        var look = OutcomeLook.Of(Outcomes.Of(machine));
        return TextWidth.Wrap(Outcomes.Happening(machine), room - 2)
            .Select((line, i) => new TextLine(new Span(i == 0 ? $"{Symbol(look)} {line}" : $"  {line}", look.Tone)));
    }

    private IEnumerable<TextLine> Names(MachineReport machine, int room)
    {
        var address = TextWidth.Wrap(Words(machine.Address), room).Select(l => new TextLine(new Span(l, Tone.Strong)));
        return machine.Name is { } name && name != machine.Address
            ? address.Concat(TextWidth.Wrap(Words(name), room).Select(l => new TextLine(new Span(l, Tone.Quiet))))
            : address;
    }

    private IEnumerable<TextLine> Picture(MachineReport machine) =>
        options.WithPictures && machine.Picture is { } picture
            ? TextPicture.Render(PictureMoments.Of(picture), width, unicode).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => new TextLine(new Span(l)))
            : [];

    private IEnumerable<TextLine> Tagged(string tag, Tone tone, string text, int room, int tagWidth = TagWidth) =>
        TextWidth.Wrap(Words(text), room - tagWidth).Select((line, i) => new TextLine(new Span(TextWidth.Pad(i == 0 ? tag : string.Empty, tagWidth), tone), new Span(line)));

    private IEnumerable<TextLine> Wrapped(string text, Tone tone) => TextWidth.Wrap(Words(text), width).Select(line => new TextLine(new Span(line, tone)));

    private static TextLine Indented(TextLine line, int by) => new([new Span(new string(' ', by)), .. line.Spans]);

    private string Words(string text) => _glyphs.Spell(VisibleText.Of(text));

    private char Symbol(OutcomeLook look) => unicode ? look.Symbol : look.AsciiSymbol;
}
