using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Preview.Pictures;
using HotplugIac.Preview.Rendering.Text;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Html;

/// <summary>One machine on a page.</summary>
internal sealed class HtmlMachine(ReportDocument document, TextWriter writer)
{
    /// <param name="picture">The number of its picture on the page; null for none.</param>
    public void Write(MachineReport machine, OutcomeLook look, int? picture, bool open)
    {
        writer.Write($"<article class=\"machine {HtmlTone.Class(look.Tone)}\"><div class=\"top\"><div><h4><code>{Xml.Escape(machine.Address)}</code></h4>");
        if (machine.Name is { Length: > 0 } name && name != machine.Address)
        {
            writer.Write($"<p class=\"faint\">{Xml.Escape(name)}</p>");
        }

        writer.Write($"</div><span class=\"badge {HtmlTone.Class(look.Tone)}\">{look.Symbol} {Outcomes.Happening(machine)}</span></div>\n");
        if (machine.Why is { Length: > 0 } why)
        {
            writer.Write($"<p class=\"why\">{Xml.Escape(why)}</p>\n");
        }

        Table("Changes", machine.Changes, hidden: true);
        Table("Waits for the next boot already", machine.PendingBefore);
        Table("Goes on waiting for the next boot", machine.StillPending);
        Table("Changed outside of the tool", machine.Drift);
        Facts(machine);
        if (picture is { } number && machine.Picture is { } sizes)
        {
            Picture(sizes, number, open);
        }

        writer.Write("</article>\n");
    }

    private void Table(string caption, EquatableList<ChangeLine> lines, bool hidden = false)
    {
        if (lines.Count == 0)
        {
            return;
        }

        writer.Write($"<table><caption{(hidden ? " class=\"vh\"" : string.Empty)}>{caption}</caption>");
        writer.Write("<thead class=\"vh\"><tr><th scope=\"col\">When</th><th scope=\"col\">What</th><th scope=\"col\">Change</th><th scope=\"col\">Rule</th></tr></thead><tbody>");
        foreach (var line in lines)
        {
            writer.Write($"<tr class=\"{HtmlTone.Class(Detail.ToneOf(line.Timing))}\"><td>{Detail.Word(line.Timing)}</td><td><code>{Xml.Escape(line.Attribute)}</code></td>");
            writer.Write($"<td>{Xml.Escape(line.Text)}</td><td>{(line.Code is { Length: > 0 } code ? Xml.Escape(code) : string.Empty)}</td></tr>");
        }

        writer.Write("</tbody></table>\n");
    }

    private void Facts(MachineReport machine)
    {
        (string What, string? Value)[] facts =
        [
            ("Moved from", machine.PreviousAddress),
            ("Imported as", machine.ImportId),
            ("Declared at", document.Locations.TryGetValue(machine.Address, out var at) ? string.Create(CultureInfo.InvariantCulture, $"{at.File}:{at.Line}") : null),
            ("Verdict", machine.Origin == VerdictOrigin.Forecast ? Detail.ForecastText : null),
        ];
        if (!Array.Exists(facts, f => f.Value is not null))
        {
            return;
        }

        writer.Write("<dl class=\"facts\">");
        foreach (var (what, value) in facts)
        {
            writer.Write(value is null ? string.Empty : $"<dt>{what}</dt><dd>{Xml.Escape(value)}</dd>");
        }

        writer.Write("</dl>\n");
    }

    private void Picture(MachinePicture sizes, int number, bool open)
    {
        var moments = PictureMoments.Of(sizes);
        if (moments.Count == 0)
        {
            return;
        }

        writer.Write($"<details{(open ? " open=\"open\"" : string.Empty)}><summary>Picture: {string.Join(", ", moments.Select(m => m.Title))}</summary><div class=\"moments\">\n");
        SvgPicture.RenderParts(moments, string.Create(CultureInfo.InvariantCulture, $"p{number}"), writer);
        writer.Write("</div></details>\n");
    }
}
