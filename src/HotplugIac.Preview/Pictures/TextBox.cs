using HotplugIac.Core.Model;
using HotplugIac.Preview.Rendering;
using HotplugIac.Preview.Rendering.Text;

namespace HotplugIac.Preview.Pictures;

/// <summary>One moment as the lines of a box.</summary>
internal sealed class TextBox
{
    /// <summary>More than these are told in sum.</summary>
    private const int Devices = 8, Cells = 8, Differences = 10;

    private readonly Moment _moment;
    private readonly int _width;
    private readonly Glyphs _glyphs;
    private readonly List<string> _lines = [];
    private readonly HashSet<RunKind> _used;

    /// <param name="width">Of the text inside.</param>
    /// <param name="used">Is told which kinds were drawn, for the legend.</param>
    private TextBox(Moment moment, int width, Glyphs glyphs, HashSet<RunKind> used) =>
        (_moment, _width, _glyphs, _used) = (moment, width, glyphs, used);

    public static IReadOnlyList<string> Lines(Moment moment, int width, Glyphs glyphs, HashSet<RunKind> used)
    {
        var box = new TextBox(moment, width, glyphs, used);
        box.Draw();
        return box._lines;
    }

    private void Draw()
    {
        var (sizing, before, scale) = (_moment.Sizing, _moment.Before, _moment.Scale);
        Add($"vCPUs   {VcpuRuns.Text(sizing)}");
        Bar(VcpuRuns.Of(sizing, before), scale.Vcpus);
        Add($"memory  {MemoryRuns.Text(sizing)}");
        Bar(MemoryRuns.Of(sizing, before), scale.Memory);
        var slots = SlotUse.Of(sizing);
        if (slots.Total > 0 || SlotUse.Runs(sizing, before).Count > 0)
        {
            Add($"slots   {slots.Used} of {slots.Total} taken");
            Bar(SlotUse.Runs(sizing, before), scale.Slots);
        }

        DrawCells(sizing, before);
        if (sizing.Devices.Count > 0)
        {
            Add($"devices {sizing.Devices.Count}");
        }

        foreach (var row in DeviceList.Of(_moment, Devices))
        {
            DrawDevice(row);
        }

        DrawDifferences();
    }

    private void DrawCells(Sizing sizing, Sizing? before)
    {
        if (sizing.NumaCells.Count > Cells)
        {
            var groups = CellGroup.Of(sizing);
            foreach (var group in groups.Take(Cells))
            {
                Add(group.ToString());
            }

            if (groups.Count > Cells)
            {
                Add($"and {Counted.Of(sizing.NumaCells.Count - groups[Cells - 1].Last - 1, "more cell")}");
            }

            return;
        }

        var half = Math.Max(4, (_width - 8) / 2);
        foreach (var (cell, i) in sizing.NumaCells.Select((c, i) => (c, i)))
        {
            var vcpus = VcpuRuns.Of(cell, sizing, before);
            var memory = MemoryRuns.OfCell(i, sizing, before);
            _used.UnionWith(vcpus.Concat(memory).Select(r => r.Kind));
            var left = TextBar.Of(vcpus, Math.Max(1, cell.Cpus.Count), half, _glyphs);
            Add($"cell {i}  {TextWidth.Pad(left, half)} {TextBar.Of(memory, _moment.Scale.CellMemory, _width - half - 9, _glyphs)}");
            var ids = TextWidth.Pad(cell.Cpus.Count == 0 ? "no vCPUs" : $"vCPUs {cell.Cpus}", half, _glyphs.Ellipsis);
            Add($"        {ids} {ShortSize.Of(MemoryAmount.Sum(memory.Where(r => r.Kind != RunKind.Removed).Select(r => r.Count)))}");
        }
    }

    private void DrawDevice(DeviceRow row)
    {
        var name = VisibleText.Of(row.Name);
        var facts = _glyphs.Spell(row.Facts);
        if (TextWidth.Of(name) + 4 + facts.Length <= _width)
        {
            Add($"{row.Sign} {name}  {facts}");
            return;
        }

        Add($"{row.Sign} {name}");
        Add($"    {facts}");
    }

    private void DrawDifferences()
    {
        if (_moment.Differences.Count > 0)
        {
            Add("changes");
        }

        foreach (var difference in _moment.Differences.Take(Differences))
        {
            Add($"{difference.Sign} {_glyphs.Spell(VisibleText.Of(difference.Text))}");
        }

        if (_moment.Differences.Count > Differences)
        {
            Add($"  and {Counted.Of(_moment.Differences.Count - Differences, "more change")}");
        }
    }

    private void Bar(IReadOnlyList<Run> runs, long scale)
    {
        _used.UnionWith(runs.Select(r => r.Kind));
        Add(TextBar.Of(runs, scale, _width, _glyphs));
    }

    private void Add(string line) => _lines.Add(TextWidth.Fit(line, _width, _glyphs.Ellipsis));
}
