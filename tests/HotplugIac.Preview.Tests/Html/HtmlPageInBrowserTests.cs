using HotplugIac.Preview.Tests.Browser;
using HotplugIac.Preview.Tests.Samples;

namespace HotplugIac.Preview.Tests.Html;

[Collection(BrowserCollection.Name)]
public sealed class HtmlPageInBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Each_page_fits_its_window_and_asks_for_nothing()
    {
        foreach (var (name, document) in SampleReports.Small)
        {
            var facts = await browser.OpenAsync(HtmlText.Of(document), 800, further: 360);

            facts.ScrollWidths[0].ShouldBeLessThanOrEqualTo(800, name);
            facts.ScrollWidths[1].ShouldBeLessThanOrEqualTo(360, name);
            facts.Messages.ShouldBeEmpty(name);
            facts.Requests.ShouldBeEmpty(name);
        }
    }

    [BrowserFact]
    public async Task The_page_is_styled_in_spite_of_its_own_policy()
    {
        var facts = await browser.OpenAsync(HtmlText.Of(SampleReports.Everything), 800, "getComputedStyle(document.querySelector('.lede')).borderLeftWidth");

        facts.Answer.ShouldBe("\"6px\"");
    }

    [BrowserFact]
    public async Task A_filter_leaves_the_machines_of_its_kind()
    {
        const string Question = """
            document.getElementById('show-stopped').click();
            [...document.querySelectorAll('.group')].filter(g => getComputedStyle(g).display !== 'none').map(g => g.classList[1]).join()
            """;

        var facts = await browser.OpenAsync(HtmlText.Of(SampleReports.Everything), 800, Question);

        facts.Answer.ShouldBe("\"g-stopped\"");
    }

    [BrowserFact]
    public async Task Hostile_texts_make_no_elements()
    {
        const string Question = "[...new Set([...document.querySelectorAll('body *')].map(e => e.localName))].sort().join()";
        var plain = await browser.OpenAsync(HtmlText.Of(SampleReports.Everything with { Policy = SampleReports.Denied.Policy, Report = SampleReports.Everything.Report with { Notes = SampleReports.Errored.Report.Notes } }), 800, Question);

        var hostile = await browser.OpenAsync(HtmlText.Of(SampleReports.Hostile), 800, Question);

        hostile.Answer.Trim('"').Split(',').Except(plain.Answer.Trim('"').Split(',')).ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task No_picture_is_wider_than_its_card()
    {
        const string Question = "Math.max(...[...document.querySelectorAll('.moments svg')].flatMap(s => [...s.querySelectorAll('text')].map(t => t.getBBox().x + t.getBBox().width - 340)))";

        var facts = await browser.OpenAsync(HtmlText.Of(SampleReports.Everything), 1400, Question);

        double.Parse(facts.Answer, System.Globalization.CultureInfo.InvariantCulture).ShouldBeLessThanOrEqualTo(0);
    }
}
