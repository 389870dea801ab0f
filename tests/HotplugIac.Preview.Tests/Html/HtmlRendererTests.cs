using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using HotplugIac.Preview.Reports;
using HotplugIac.Preview.Rendering;
using HotplugIac.Preview.Tests.Rendering;
using HotplugIac.Preview.Tests.Samples;

namespace HotplugIac.Preview.Tests.Html;

public sealed partial class HtmlRendererTests
{
    public static TheoryData<string> Samples => [.. SampleReports.Small.Keys];

    [Theory]
    [InlineData("everything")]
    [InlineData("denied")]
    [InlineData("nothing")]
    public void A_page_is_as_committed(string name)
    {
        var page = HtmlText.Of(SampleReports.Small[name]);

        // The style is the same on every page and says nothing about a report.
        Golden.ShouldBeAsCommitted(Style().Replace(Hash().Replace(page, "sha256-…"), "<style>…</style>"), "html", $"{name}.html");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_page_is_well_formed_and_its_ids_are_unique(string name)
    {
        var page = Parse(HtmlText.Of(SampleReports.Small[name]));

        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        ids.ShouldBeUnique();
        page.Descendants().Attributes("aria-labelledby").SelectMany(a => a.Value.Split(' ')).ShouldBeSubsetOf(ids);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_page_has_no_script_no_handler_and_no_address(string name)
    {
        var page = Parse(HtmlText.Of(SampleReports.Small[name]));

        page.Descendants().Select(e => e.Name.LocalName).ShouldNotContain("script");
        page.Descendants().Attributes().Where(a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        page.Descendants().Attributes().Where(a => a.Name.LocalName is "href" or "src" or "style" && a.Value != "data:,").ShouldBeEmpty();
    }

    [Fact]
    public void The_security_policy_allows_the_style_of_the_page_and_nothing_else()
    {
        var page = Parse(HtmlText.Of(SampleReports.Everything));

        var style = page.Descendants("style").ShouldHaveSingleItem().Value;
        var policy = page.Descendants("meta").Single(m => m.Attribute("http-equiv") is not null).Attribute("content")!.Value;
        policy.ShouldBe($"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; img-src data:; base-uri 'none'; form-action 'none'");
    }

    [Fact]
    public void Hostile_texts_come_out_as_text()
    {
        var page = Parse(HtmlText.Of(SampleReports.Hostile));

        var names = page.Descendants("p").Where(p => (string?)p.Attribute("class") == "faint").Select(p => p.Value).ToList();
        foreach (var text in HostileTexts.All.Where(t => t.Length > 0))
        {
            names.ShouldContain(VisibleText.Of(text));
        }
    }

    [Fact]
    public void Headings_descend_by_one()
    {
        var page = Parse(HtmlText.Of(SampleReports.Everything with { Policy = SampleReports.Denied.Policy }));

        var levels = page.Descendants().Select(e => Heading().Match(e.Name.LocalName)).Where(m => m.Success).Select(m => m.Groups[1].Value[0] - '0').ToList();
        levels[0].ShouldBe(1);
        levels.Count(l => l == 1).ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First <= 1);
    }

    [Fact]
    public void Ten_thousand_machines_make_a_page_of_bounded_size()
    {
        var page = HtmlText.Of(SampleReports.Many(10_000, stops: 3));

        page.Length.ShouldBeLessThan(15_000_000);
        page.ShouldContain("Pictures are drawn for the 300 most severe machines.");
        Regex.Count(page, "<div class=\"moments\">").ShouldBe(300);
    }

    [Fact]
    public void The_most_severe_machines_have_the_pictures()
    {
        var page = Parse(HtmlText.Of(SampleReports.Many(600, stops: 10)));

        var groups = page.Descendants("details").Where(d => ((string?)d.Attribute("class"))?.StartsWith("group", StringComparison.Ordinal) == true).ToList();
        groups[0].Elements("article").ShouldAllBe(a => a.Descendants("svg").Any() || a.Descendants(XName.Get("svg", "http://www.w3.org/2000/svg")).Any());
        groups[^1].Elements("article").ShouldNotContain(a => a.Descendants(XName.Get("svg", "http://www.w3.org/2000/svg")).Any());
    }

    [Fact]
    public void A_machine_that_does_not_change_is_counted_only()
    {
        var page = HtmlText.Of(SampleReports.Of(SampleMachines.Unchanged, SampleMachines.Live));

        page.ShouldContain("2 machines: 1 listed, 1 unchanged.");
        page.ShouldNotContain(SampleMachines.Unchanged.Address);
    }

    [Fact]
    public void The_same_report_is_the_same_page() =>
        HtmlText.Of(SampleReports.Everything).ShouldBe(HtmlText.Of(SampleReports.Everything));

    [Fact]
    public void An_incomplete_plan_is_never_a_clean_result()
    {
        var page = HtmlText.Of(SampleReports.Noted(SampleReports.LiveOnly, new ReportNote(NoteKind.Incomplete, "The plan ended early.")));

        page.ShouldContain("but it is not complete");
        page.ShouldContain("The plan ended early.");
    }

    private static XDocument Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("sha256-[A-Za-z0-9+/=]+")]
    private static partial Regex Hash();

    [GeneratedRegex("^h([1-6])$")]
    private static partial Regex Heading();
}
