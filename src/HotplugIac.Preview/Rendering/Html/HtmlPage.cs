using HotplugIac.Preview.Pictures;
using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Rendering.Text;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Html;

/// <summary>One page, from top to bottom. Everything that is written from a report goes through <see cref="Xml.Escape"/>.</summary>
internal sealed class HtmlPage(ReportDocument document, TextWriter writer)
{
    /// <summary>Beyond these, machines have no picture: a page of thousands must still open.</summary>
    public const int Pictured = 300;

    /// <summary>So many pictures are unfolded from the start; groups that are not severe are folded beyond <see cref="OpenMachines"/>.</summary>
    private const int OpenPictures = 10, OpenMachines = 50;

    private readonly HtmlMachine _machine = new(document, writer);
    private readonly PreviewReport _report = document.Report;

    public void Write()
    {
        Head();
        writer.Write("<body>\n<div class=\"page\">\n");
        Top();
        Policy();
        Notes();
        Machines();
        writer.Write($"<footer class=\"faint\"><p>{Xml.Escape(ReportWords.Totals(_report))}</p><p>Plan <span class=\"mono\">{Xml.Escape(_report.Source.Hash)}</span></p></footer>\n</div>\n</body>\n</html>\n");
    }

    private void Head()
    {
        writer.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        writer.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Xml.Escape(HtmlStyle.SecurityPolicy)}\"/>\n");
        writer.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n<meta name=\"robots\" content=\"noindex\"/>\n");

        // Without an icon of its own a browser asks the server for one, which the policy above refuses with an error.
        writer.Write($"<link rel=\"icon\" href=\"data:,\"/>\n<title>{Xml.Escape(ReportWords.Title(document))}</title>\n<style>{HtmlStyle.Text}</style>\n</head>\n");
    }

    private void Top()
    {
        writer.Write($"<header>\n<h1>{Xml.Escape(ReportWords.Title(document))}</h1>\n<p class=\"faint\">{Xml.Escape(ReportWords.Source(document))}</p>\n");
        var (tone, text) = ReportWords.Gravest(_report);
        Lede(tone, text);
        var counts = Headline.Counts(_report.Machines);
        if (counts.Count > 0)
        {
            writer.Write("<ul class=\"counts\">\n");
            foreach (var (outcome, count) in counts)
            {
                var look = OutcomeLook.Of(outcome);
                writer.Write($"<li class=\"{HtmlTone.Class(look.Tone)}\"><b>{count}</b> <span class=\"sym\" aria-hidden=\"true\">{look.Symbol}</span> {OutcomeLook.Words(outcome, count)}</li>\n");
            }

            writer.Write("</ul>\n");
        }

        writer.Write("</header>\n");
    }

    private void Policy()
    {
        if (document.Policy is not { } policy)
        {
            return;
        }

        writer.Write("<section>\n<h2>Policy</h2>\n");
        var (tone, verdict) = ReportWords.Verdict(policy);
        Lede(tone, char.ToUpperInvariant(verdict[0]) + verdict[1..]);
        if (policy.Findings.Count > 0)
        {
            writer.Write("<ul class=\"items\">\n");
            foreach (var finding in policy.Findings)
            {
                Finding(finding);
            }

            writer.Write("</ul>\n");
        }

        writer.Write("</section>\n");
    }

    private void Finding(PolicyFinding finding)
    {
        var (tone, word) = ReportWords.Effect(finding);
        writer.Write($"<li class=\"{HtmlTone.Class(tone)}\"><p>{HtmlTone.Badge(tone, word)} <strong>{Xml.Escape(finding.Rule)}</strong> · ");
        writer.Write(finding.Address is { } address ? $"<code>{Xml.Escape(address)}</code>" : "the plan as a whole");
        writer.Write($"</p><p>{Xml.Escape(finding.Reason)}</p>");

        // What is excused needs no remedy.
        var next = finding.ExcusedBy is { } by ? $"Excused by {by}." : finding.Remedy;
        writer.Write(next.Length > 0 ? $"<p class=\"faint\">{Xml.Escape(next)}</p>" : string.Empty);

        writer.Write("</li>\n");
    }

    private void Notes()
    {
        if (_report.Notes.Count == 0)
        {
            return;
        }

        writer.Write("<section>\n<h2>About this plan</h2>\n<ul class=\"items\">\n");
        foreach (var note in _report.Notes.OrderBy(n => n.Kind))
        {
            var (tone, word) = ReportWords.Kind(note.Kind);
            writer.Write($"<li class=\"{HtmlTone.Class(tone)}\"><p>{HtmlTone.Badge(tone, word)} {Xml.Escape(note.Text)}</p>");
            writer.Write(note.Address is { } address ? $"<p class=\"faint\"><code>{Xml.Escape(address)}</code></p></li>\n" : "</li>\n");
        }

        writer.Write("</ul>\n</section>\n");
    }

    private void Machines()
    {
        var changed = _report.Machines.Where(m => m.Changed).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        writer.Write("<main>\n<h2>Machines</h2>\n");
        var groups = changed.GroupBy(Outcomes.Of).OrderBy(g => g.Key).Select(g => (Outcome: g.Key, Machines: g.ToList())).ToList();
        Filter(groups, changed.Count);
        if (changed.Exists(m => m.Picture is not null))
        {
            writer.Write("<ul class=\"legend\" aria-label=\"Colours and signs of the pictures\">");
            SvgPicture.RenderLegend(writer);
            writer.Write("</ul>\n");
        }

        if (changed.Count(m => m.Picture is not null) > Pictured)
        {
            writer.Write($"<p class=\"faint\">Pictures are drawn for the {Pictured} most severe machines.</p>\n");
        }

        var pictures = 0;
        foreach (var (outcome, machines) in groups)
        {
            var look = OutcomeLook.Of(outcome);
            var open = look.IsSevere || machines.Count <= OpenMachines ? " open=\"open\"" : string.Empty;
            writer.Write($"<details class=\"group g-{look.Key} {HtmlTone.Class(look.Tone)}\"{open}><summary><h3><span class=\"sym\" aria-hidden=\"true\">{look.Symbol}</span> {Outcomes.Sentence(outcome, machines.Count)}</h3></summary>\n");
            foreach (var machine in machines)
            {
                var number = machine.Picture is null || pictures >= Pictured ? (int?)null : pictures++;
                _machine.Write(machine, look, number, number < OpenPictures);
            }

            writer.Write("</details>\n");
        }

        writer.Write("</main>\n");
    }

    private void Filter(List<(MachineOutcome Outcome, List<MachineReport> Machines)> groups, int all)
    {
        if (groups.Count < 2)
        {
            return;
        }

        writer.Write("<fieldset class=\"filter\"><legend class=\"vh\">Show</legend>\n");
        writer.Write($"<label><input type=\"radio\" name=\"show\" id=\"show-all\" checked=\"checked\"/> all {all}</label>\n");
        foreach (var (outcome, machines) in groups)
        {
            writer.Write($"<label><input type=\"radio\" name=\"show\" id=\"show-{OutcomeLook.Of(outcome).Key}\"/> {Outcomes.Phrase(outcome, machines.Count)}</label>\n");
        }

        writer.Write("</fieldset>\n");
    }

    private void Lede(Tone tone, string text) =>
        writer.Write($"<p class=\"lede {HtmlTone.Class(tone)}\"><span class=\"sym\" aria-hidden=\"true\">{HtmlTone.Symbol(tone)}</span>{Xml.Escape(text)}</p>\n");
}
