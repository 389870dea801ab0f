using System.Globalization;
using System.Text;

namespace HotplugIac.Preview.Pictures;

/// <summary>Bars of an SVG: a square for each where there are few, else stretches in proportion.</summary>
internal static class SvgBar
{
    private const int Square = 14, Step = 18;

    /// <summary>The height that squares take.</summary>
    public static int SquaresHeight(long count, int width) => (int)((count + PerRow(width) - 1) / PerRow(width)) * Step;

    public static int PerRow(int width) => Math.Max(1, (width + Step - Square) / Step);

    /// <summary>A square for each of the runs' counts, in rows.</summary>
    public static void Squares(SvgCanvas canvas, IReadOnlyList<Run> runs, double x, double y, int width)
    {
        var perRow = PerRow(width);
        var index = 0;
        foreach (var run in runs)
        {
            // One path for a whole run keeps pages with hundreds of pictures small.
            var (boxes, signs) = (new StringBuilder(), new StringBuilder());
            for (var i = 0; i < run.Count; i++, index++)
            {
                var (left, top) = (x + (index % perRow * Step), y + (index / perRow * Step));
                boxes.Append(CultureInfo.InvariantCulture, $"M{left + .5:0.#} {top + .5:0.#}h{Square - 1}v{Square - 1}h-{Square - 1}z");
                Sign(signs, run.Kind, left + (Square / 2), top + (Square / 2), 3);
            }

            canvas.Path(boxes.ToString(), SvgStyle.Class(run.Kind));
            canvas.Path(signs.ToString(), "sign");
        }
    }

    /// <summary>One rectangle for each run; what is added or removed has its sign where there is room.</summary>
    public static void Stretches(SvgCanvas canvas, IReadOnlyList<Run> runs, long scale, double x, double y, int width, int height)
    {
        var lengths = Shares.Of(runs, scale, width);
        var left = x;
        for (var i = 0; i < runs.Count && left < x + width; i++)
        {
            var length = Math.Min(lengths[i], x + width - left);
            canvas.Rect(left + .5, y + .5, Math.Max(1, length - 1), height - 1, SvgStyle.Class(runs[i].Kind));
            if (length >= 10)
            {
                var sign = new StringBuilder();
                Sign(sign, runs[i].Kind, left + (length / 2.0), y + (height / 2.0), 4);
                canvas.Path(sign.ToString(), "sign");
            }

            left += length;
        }
    }

    private static void Sign(StringBuilder path, RunKind kind, double x, double y, int arm)
    {
        if (kind is RunKind.Added or RunKind.Removed)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{x - arm:0.#} {y:0.#}h{2 * arm}");
        }

        if (kind == RunKind.Added)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y - arm:0.#}v{2 * arm}");
        }
    }
}
