using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Preview.Rendering.Text;

namespace HotplugIac.Preview.Pictures;

/// <summary>A picture of a machine as SVG: a card for each moment.</summary>
public static class SvgPicture
{
    private const int Gap = 16, LegendRow = 18;

    private static readonly RunKind[] Kinds = Enum.GetValues<RunKind>();

    /// <summary>One SVG that needs nothing else: it holds its style, for light and dark, and no script.</summary>
    /// <param name="moments">In the order of time: each is compared with the one before it.</param>
    public static void Render(IReadOnlyList<(string Title, Sizing Sizing)> moments, TextWriter writer)
    {
        var panels = Moment.Of(moments).Select(SvgPanel.Draw).ToList();
        var height = panels.Select(p => p.Height).DefaultIfEmpty(0).Max();
        var width = (Math.Max(1, panels.Count) * (SvgPanel.Width + Gap)) + Gap;
        var legend = Legend([.. Kinds.Where(k => panels.Any(p => p.Used.Contains(k)))], width - (2 * Gap), out var legendHeight);
        var total = height + legendHeight + (3 * Gap);
        Open(writer, moments, "machine", width, total);
        writer.Write($"<style>{SvgStyle.Colours}{SvgStyle.Shapes}</style>");
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{total}\" fill=\"var(--paper)\"/>\n"));
        for (var i = 0; i < panels.Count; i++)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<g transform=\"translate({Gap + (i * (SvgPanel.Width + Gap))} {Gap})\">"));
            WriteCard(writer, panels[i].Shapes, height);
            writer.Write("</g>\n");
        }

        writer.Write(string.Create(CultureInfo.InvariantCulture, $"<g transform=\"translate({Gap} {height + (2 * Gap)})\">{legend}</g>\n</svg>\n"));
    }

    /// <summary>An SVG for each moment, for a page that has <see cref="SvgStyle"/> itself.</summary>
    /// <param name="id">Unique on the page.</param>
    internal static void RenderParts(IReadOnlyList<(string Title, Sizing Sizing)> moments, string id, TextWriter writer)
    {
        var panels = Moment.Of(moments).Select(SvgPanel.Draw).ToList();
        var height = panels.Select(p => p.Height).DefaultIfEmpty(0).Max();
        for (var i = 0; i < panels.Count; i++)
        {
            Open(writer, [moments[i]], $"{id}-{i}", SvgPanel.Width, height);
            WriteCard(writer, panels[i].Shapes, height);
            writer.Write("</svg>\n");
        }
    }

    /// <summary>All kinds with what they mean, for the top of a page.</summary>
    internal static void RenderLegend(TextWriter writer)
    {
        foreach (var kind in Kinds)
        {
            writer.Write("<li><svg class=\"vm\" width=\"16\" height=\"16\" aria-hidden=\"true\">");
            var canvas = new SvgCanvas();
            SvgBar.Squares(canvas, [new Run(kind, 1)], 1, 1, 16);
            writer.Write($"{canvas}</svg> {SvgStyle.Meaning(kind)}</li>");
        }
    }

    private static void Open(TextWriter writer, IReadOnlyList<(string Title, Sizing Sizing)> moments, string id, int width, int height)
    {
        writer.Write(string.Create(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"vm\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">"));
        writer.Write($"<title id=\"{id}-t\">{Xml.Escape(string.Join(", ", moments.Select(m => m.Title)))}</title>");
        writer.Write($"<desc id=\"{id}-d\">{Xml.Escape(string.Join(" ", moments.Select(Description)))}</desc>\n");
    }

    /// <summary>The picture in words, for readers that do not see it.</summary>
    private static string Description((string Title, Sizing Sizing) moment)
    {
        var (title, sizing) = moment;
        var slots = SlotUse.Of(sizing);
        return $"{title}: {VcpuRuns.Text(sizing)} vCPUs; memory {MemoryRuns.Text(sizing)}; "
            + $"{slots.Used} of {Counted.Of(slots.Total, "DIMM slot")} taken; {Counted.Of(sizing.NumaCells.Count, "NUMA cell")}; {Counted.Of(sizing.Devices.Count, "memory device")}.";
    }

    private static void WriteCard(TextWriter writer, string shapes, int height)
    {
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"<rect x=\".5\" y=\".5\" width=\"{SvgPanel.Width - 1}\" height=\"{height - 1}\" rx=\"6\" class=\"card\"/>"));
        writer.Write(shapes);
    }

    private static SvgCanvas Legend(IReadOnlyList<RunKind> kinds, int width, out int height)
    {
        var canvas = new SvgCanvas();
        var (x, y) = (0, 0);
        foreach (var kind in kinds)
        {
            var meaning = SvgStyle.Meaning(kind);
            var length = 20 + (TextWidth.Of(meaning) * 7) + 20;
            if (x > 0 && x + length > width)
            {
                (x, y) = (0, y + LegendRow);
            }

            SvgBar.Squares(canvas, [new Run(kind, 1)], x, y, 14);
            canvas.Text(x + 20, y + 11, meaning, "q");
            x += length;
        }

        height = y + LegendRow;
        return canvas;
    }
}
