using HotplugIac.Preview.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HotplugIac.Preview.Rendering.Text;

/// <summary>A report for a terminal, or as plain text.</summary>
public static class TextRenderer
{
    private const int FileWidth = 100, NarrowestWidth = 40, Chunk = 500;

    /// <summary>Writes to a console as wide as it says; without colours and escape sequences where it is no terminal or has none.</summary>
    public static void Render(ReportDocument document, IAnsiConsole console, TextOptions? options = null)
    {
        var capabilities = console.Profile.Capabilities;

        // NO_COLOR leaves a terminal its escape sequences, and bold is one. Whoever asks for no colour gets plain text.
        var plain = !capabilities.Ansi || capabilities.ColorSystem == ColorSystem.NoColors;
        var report = new TextReport(document, Math.Max(NarrowestWidth, console.Profile.Width), capabilities.Unicode, options ?? new TextOptions());
        if (plain)
        {
            Write(report, console.Profile.Out.Writer);
            return;
        }

        foreach (var lines in report.Lines().Chunk(Chunk))
        {
            console.Write(new Lines(lines));
        }
    }

    /// <summary>Writes 100 columns without colours.</summary>
    public static void Render(ReportDocument document, TextWriter writer) =>
        Write(new TextReport(document, FileWidth, unicode: true, new TextOptions()), writer);

    private static void Write(TextReport report, TextWriter writer)
    {
        foreach (var line in report.Lines())
        {
            foreach (var span in Trimmed(line))
            {
                writer.Write(span.Text);
            }

            writer.Write('\n');
        }
    }

    private static IEnumerable<Span> Trimmed(TextLine line)
    {
        var last = line.Spans.Count - 1;
        while (last >= 0 && line.Spans[last].Text.AsSpan().TrimEnd(' ').IsEmpty)
        {
            last--;
        }

        return line.Spans.Take(last + 1).Select((s, i) => i == last ? s with { Text = s.Text.TrimEnd(' ') } : s);
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Quiet => new Style(Color.Grey),
        Tone.Bad => new Style(Color.Red, decoration: Decoration.Bold),
        Tone.Caution => new Style(Color.Yellow),
        Tone.Good => new Style(Color.Green),
        Tone.Note => new Style(Color.Blue),
        _ => Style.Plain,
    };

    /// <summary>Lines that are laid out already. Text goes to Spectre as segments, never as markup.</summary>
    private sealed class Lines(IReadOnlyList<TextLine> lines) : Renderable
    {
        /// <summary>As few segments as there are tones: each one costs, and space has no colour that could be seen.</summary>
        private static IEnumerable<Span> Joined(IEnumerable<Span> spans)
        {
            var (text, tone) = (string.Empty, Tone.Plain);
            foreach (var span in spans)
            {
                if (text.Length > 0 && span.Tone != tone && !string.IsNullOrWhiteSpace(span.Text))
                {
                    yield return new Span(text, tone);
                    text = string.Empty;
                }

                tone = text.Length == 0 ? span.Tone : tone;
                text += span.Text;
            }

            yield return new Span(text, tone);
        }

        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            foreach (var line in lines)
            {
                foreach (var span in Joined(Trimmed(line)))
                {
                    yield return new Segment(span.Text, StyleOf(span.Tone));
                }

                yield return Segment.LineBreak;
            }
        }
    }
}
