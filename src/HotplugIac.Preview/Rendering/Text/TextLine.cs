namespace HotplugIac.Preview.Rendering.Text;

/// <summary>A stretch of a line in one tone.</summary>
internal readonly record struct Span(string Text, Tone Tone = Tone.Plain);

/// <summary>A line of a text report, no wider than the report.</summary>
internal readonly record struct TextLine(params IReadOnlyList<Span> Spans)
{
    public static TextLine Empty { get; } = new([]);

    public int Width => Spans.Sum(s => TextWidth.Of(s.Text));

    /// <summary>Lines beside each other, as cells of a table row.</summary>
    /// <param name="cells">Each with its width; the last one is not padded.</param>
    public static IEnumerable<TextLine> Beside(params IReadOnlyList<(IReadOnlyList<TextLine> Lines, int Width)> cells)
    {
        var height = cells.Max(c => c.Lines.Count);
        for (var row = 0; row < height; row++)
        {
            var spans = new List<Span>();
            var gap = 0;
            foreach (var (lines, width) in cells)
            {
                if (row < lines.Count && lines[row].Spans.Count > 0)
                {
                    spans.Add(new Span(new string(' ', gap)));
                    spans.AddRange(lines[row].Spans);
                    gap = width - lines[row].Width;
                }
                else
                {
                    gap += width;
                }
            }

            yield return new TextLine(spans.Where(s => s.Text.Length > 0).ToList());
        }
    }
}
