using HotplugIac.Core.Model;
using HotplugIac.Preview.Rendering;
using HotplugIac.Preview.Rendering.Text;

namespace HotplugIac.Preview.Pictures;

/// <summary>One moment, drawn from top to bottom on a card of fixed width.</summary>
internal sealed class SvgPanel
{
    public const int Width = 340;

    private const int Padding = 14, Inner = Width - (2 * Padding), BarHeight = 16;

    /// <summary>More than these are drawn in sum, so that the largest machine makes a picture of bounded size.</summary>
    private const int Squares = 64, Slots = 34, Cells = 8, Devices = 8, Differences = 8;

    /// <summary>The width of a character where they have one width.</summary>
    private const double Column = 6.8;

    private readonly Moment _moment;
    private readonly SvgCanvas _canvas = new();
    private readonly HashSet<RunKind> _used = [];
    private int _y = Padding;

    private SvgPanel(Moment moment) => _moment = moment;

    /// <summary>The shapes, their height, and which kinds were drawn. The card behind them is the caller's: only it knows how high.</summary>
    public static (string Shapes, int Height, IReadOnlySet<RunKind> Used) Draw(Moment moment)
    {
        var panel = new SvgPanel(moment);
        panel.Draw();
        return (panel._canvas.ToString(), panel._y + Padding - 4, panel._used);
    }

    private void Draw()
    {
        var (sizing, before) = (_moment.Sizing, _moment.Before);
        _canvas.Text(Padding, _y + 12, Fit(_moment.Title, Inner, 7.5), "t");
        _y += 24;
        Heading("vCPUs", VcpuRuns.Text(sizing));
        DrawVcpus(sizing, before);
        Heading("Memory", MemoryRuns.Text(sizing));
        Bar(MemoryRuns.Of(sizing, before), _moment.Scale.Memory, 20);
        DrawSlots(sizing, before);
        DrawCells(sizing, before);
        DrawDevices();
        DrawDifferences();
    }

    private void DrawVcpus(Sizing sizing, Sizing? before)
    {
        var runs = VcpuRuns.Of(sizing, before);

        // With cells to draw them in, the squares stand there.
        if (_moment.Scale.Vcpus > Squares || sizing.NumaCells.Count is > 0 and <= Cells)
        {
            Bar(runs, _moment.Scale.Vcpus, BarHeight);
            return;
        }

        _used.UnionWith(runs.Select(r => r.Kind));
        SvgBar.Squares(_canvas, runs, Padding, _y, Inner);
        _y += SvgBar.SquaresHeight(_moment.Scale.Vcpus, Inner) + 8;
    }

    private void DrawSlots(Sizing sizing, Sizing? before)
    {
        var runs = SlotUse.Runs(sizing, before);
        if (runs.Count == 0)
        {
            return;
        }

        var slots = SlotUse.Of(sizing);
        Heading("DIMM slots", $"{slots.Used} of {slots.Total} taken");
        if (_moment.Scale.Slots > Slots)
        {
            Bar(runs, _moment.Scale.Slots, BarHeight);
            return;
        }

        _used.UnionWith(runs.Select(r => r.Kind));
        SvgBar.Squares(_canvas, runs, Padding, _y, Inner);
        _y += SvgBar.SquaresHeight(_moment.Scale.Slots, Inner) + 8;
    }

    private void DrawCells(Sizing sizing, Sizing? before)
    {
        if (sizing.NumaCells.Count == 0)
        {
            return;
        }

        Heading("NUMA cells", $"{sizing.NumaCells.Count}");
        if (sizing.NumaCells.Count > Cells)
        {
            DrawCellGroups(sizing);
            return;
        }

        for (var i = 0; i < sizing.NumaCells.Count; i++)
        {
            DrawCell(sizing, before, i);
        }

        _y += 6;
    }

    private void DrawCell(Sizing sizing, Sizing? before, int index)
    {
        const int Inside = Inner - 16;
        var cell = sizing.NumaCells[index];
        var (vcpus, memory) = (VcpuRuns.Of(cell, sizing, before), MemoryRuns.OfCell(index, sizing, before));
        _used.UnionWith(vcpus.Concat(memory).Select(r => r.Kind));
        var few = cell.Cpus.Count <= Squares / 2;
        var vcpuHeight = cell.Cpus.Count == 0 ? 0 : few ? SvgBar.SquaresHeight(cell.Cpus.Count, Inside) : BarHeight + 4;
        var height = 24 + vcpuHeight + 14;
        _canvas.Rect(Padding + .5, _y + .5, Inner - 1, height - 1, "cell", 4);

        var now = ShortSize.Of(MemoryAmount.Sum(memory.Where(r => r.Kind != RunKind.Removed).Select(r => r.Count)));
        var ids = cell.Cpus.Count == 0 ? "no vCPUs" : $"vCPUs {cell.Cpus}";
        _canvas.Text(Padding + 8, _y + 16, Fit($"cell {index} · {ids}", Inside - 90, 6.5), "h");
        _canvas.Text(Padding + Inner - 8, _y + 16, now, "q", toTheLeft: true);
        if (few)
        {
            SvgBar.Squares(_canvas, vcpus, Padding + 8, _y + 24, Inside);
        }
        else
        {
            SvgBar.Stretches(_canvas, vcpus, cell.Cpus.Count, Padding + 8, _y + 24, Inside, BarHeight);
        }

        SvgBar.Stretches(_canvas, memory, _moment.Scale.CellMemory, Padding + 8, _y + 24 + vcpuHeight, Inside, 10);
        _y += height + 6;
    }

    private void DrawCellGroups(Sizing sizing)
    {
        var groups = CellGroup.Of(sizing);
        foreach (var group in groups.Take(Cells))
        {
            Line(group.ToString(), "q");
        }

        if (groups.Count > Cells)
        {
            Line($"and {Counted.Of(sizing.NumaCells.Count - groups[Cells - 1].Last - 1, "more cell")}", "q");
        }

        _y += 6;
    }

    private void DrawDevices()
    {
        var rows = DeviceList.Of(_moment, Devices);
        if (rows.Count == 0)
        {
            return;
        }

        Heading("Memory devices", $"{_moment.Sizing.Devices.Count}");
        foreach (var row in rows)
        {
            var classes = row.Sign switch { '+' => "m plus", '-' => "m minus", '~' => "m h", _ => "m" };
            var name = $"{SignOf(row.Sign)} {Fit(row.Name, Inner - 16, Column)}";
            _canvas.Text(Padding, _y + 11, name, classes);
            _y += (TextWidth.Of(name) + 2 + row.Facts.Length) * Column > Inner ? 15 : 0;
            _canvas.Text(Padding + Inner, _y + 11, row.Facts, "m q", toTheLeft: true);
            _y += 17;
        }

        _y += 6;
    }

    private void DrawDifferences()
    {
        if (_moment.Differences.Count == 0)
        {
            return;
        }

        Heading("What changes", string.Empty);
        foreach (var difference in _moment.Differences.Take(Differences))
        {
            Line($"{SignOf(difference.Sign)} {difference.Text}", difference.Sign switch { '+' => "plus", '-' => "minus", _ => "h" });
        }

        if (_moment.Differences.Count > Differences)
        {
            Line($"and {Counted.Of(_moment.Differences.Count - Differences, "more change")}", "q");
        }

        _y += 4;
    }

    private void Bar(IReadOnlyList<Run> runs, long scale, int height)
    {
        _used.UnionWith(runs.Select(r => r.Kind));
        SvgBar.Stretches(_canvas, runs, scale, Padding, _y, Inner, height);
        _y += height + 12;
    }

    private void Heading(string what, string value)
    {
        _canvas.Text(Padding, _y + 12, what, "h");
        _canvas.Text(Padding + Inner, _y + 12, Fit(value, Inner - 90, 6.5), "q", toTheLeft: true);
        _y += 19;
    }

    private void Line(string text, string classes)
    {
        _canvas.Text(Padding, _y + 11, Fit(text, Inner, 6.5), classes);
        _y += 17;
    }

    private static char SignOf(char sign) => sign == '-' ? '−' : sign;

    /// <summary>An SVG cannot wrap text, and its font is the reader's: names are cut with room to spare.</summary>
    private static string Fit(string text, double width, double column) =>
        TextWidth.Fit(VisibleText.Of(text), Math.Max(4, (int)(width / column)));
}
