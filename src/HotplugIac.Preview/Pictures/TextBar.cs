namespace HotplugIac.Preview.Pictures;

/// <summary>Bars of text: a character for each where there are few, else in proportion.</summary>
internal static class TextBar
{
    public static string Of(IReadOnlyList<Run> runs, long scale, int width, Glyphs glyphs)
    {
        var each = scale <= width && runs.Sum(r => (double)r.Count) <= width;
        var lengths = each ? [.. runs.Select(r => (int)r.Count)] : Shares.Of(runs, scale, width);
        var bar = string.Concat(runs.Select((r, i) => new string(glyphs.Of(r.Kind), lengths[i])));

        // More kinds than columns cannot be: bars are wider than that. An odd one is cut rather than let out of its box.
        return bar.Length <= width ? bar : bar[..width];
    }
}
