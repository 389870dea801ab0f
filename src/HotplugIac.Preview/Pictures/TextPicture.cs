using System.Text;
using HotplugIac.Core.Model;
using HotplugIac.Preview.Rendering;
using HotplugIac.Preview.Rendering.Text;

namespace HotplugIac.Preview.Pictures;

/// <summary>A picture of a machine in text: a box for each moment, side by side where they fit.</summary>
public static class TextPicture
{
    public const int NarrowestWidth = 40;

    private const int NarrowestBox = 36, WidestBox = 64, Gap = 2;

    /// <param name="moments">In the order of time: each is compared with the one before it.</param>
    /// <param name="width">The most columns; less than <see cref="NarrowestWidth"/> counts as that.</param>
    /// <param name="unicode">False for output that can do ASCII alone. Names stay as they are.</param>
    /// <returns>Lines that end with a line feed; empty without a moment.</returns>
    public static string Render(IReadOnlyList<(string Title, Sizing Sizing)> moments, int width, bool unicode = true)
    {
        if (moments.Count == 0)
        {
            return string.Empty;
        }

        width = Math.Max(NarrowestWidth, width);
        var glyphs = Glyphs.For(unicode);
        var beside = (width - (Gap * (moments.Count - 1))) / moments.Count;
        var box = Math.Min(WidestBox, beside >= NarrowestBox ? beside : width);
        var used = new HashSet<RunKind>();
        var contents = Moment.Of(moments).Select(m => (m.Title, Lines: TextBox.Lines(m, box - 4, glyphs, used))).ToList();

        var text = new StringBuilder();
        if (beside >= NarrowestBox)
        {
            var height = contents.Max(c => c.Lines.Count);
            var boxes = contents.ConvertAll(c => Boxed(c.Title, c.Lines, box, height, glyphs).ToList());
            for (var line = 0; line < height + 2; line++)
            {
                text.Append(string.Join(new string(' ', Gap), boxes.Select(b => b[line]))).Append('\n');
            }
        }
        else
        {
            foreach (var line in contents.SelectMany(c => Boxed(c.Title, c.Lines, box, c.Lines.Count, glyphs)))
            {
                text.Append(line).Append('\n');
            }
        }

        AppendLegend(text, Legend(used, glyphs), width);
        return text.ToString();
    }

    private static IEnumerable<string> Boxed(string title, IReadOnlyList<string> lines, int width, int height, Glyphs glyphs)
    {
        var head = TextWidth.Fit(VisibleText.Of(title), width - 6, glyphs.Ellipsis);
        yield return $"{glyphs.TopLeft}{glyphs.Across} {head} {new string(glyphs.Across, width - 5 - TextWidth.Of(head))}{glyphs.TopRight}";
        for (var i = 0; i < height; i++)
        {
            yield return $"{glyphs.Down} {TextWidth.Pad(i < lines.Count ? lines[i] : string.Empty, width - 4, glyphs.Ellipsis)} {glyphs.Down}";
        }

        yield return $"{glyphs.BottomLeft}{new string(glyphs.Across, width - 2)}{glyphs.BottomRight}";
    }

    /// <summary>A character and its meaning stay on one line.</summary>
    private static void AppendLegend(StringBuilder text, IReadOnlyList<string> meanings, int width)
    {
        var column = 0;
        foreach (var meaning in meanings)
        {
            var fits = column + 2 + meaning.Length <= width;
            text.Append(column == 0 ? string.Empty : fits ? "  " : "\n").Append(meaning);
            column = column > 0 && fits ? column + 2 + meaning.Length : meaning.Length;
        }

        text.Append('\n');
    }

    private static List<string> Legend(HashSet<RunKind> used, Glyphs glyphs)
    {
        // One character stands for what is fixed of vCPUs and of memory, another for what can go.
        var meanings = new List<string>();
        Explain(glyphs.Fixed, "fixed vCPU", RunKind.Fixed, "base memory", RunKind.Base);
        Explain(glyphs.Used, "in use", RunKind.Used, "DIMM", RunKind.Dimm);
        Explain(glyphs.VirtioMem, "virtio-mem", RunKind.VirtioMem);
        Explain(glyphs.Other, "other device", RunKind.Other);
        Explain(glyphs.Free, "can be added live", RunKind.Free);
        Explain('+', "added", RunKind.Added);
        Explain('-', "removed", RunKind.Removed);
        return meanings;

        void Explain(char glyph, string first, RunKind firstKind, string second = "", RunKind? secondKind = null)
        {
            var words = new[] { used.Contains(firstKind) ? first : string.Empty, secondKind is { } kind && used.Contains(kind) ? second : string.Empty };
            var meaning = string.Join(" / ", words.Where(w => w.Length > 0));
            if (meaning.Length > 0)
            {
                meanings.Add($"{glyph} {meaning}");
            }
        }
    }
}
