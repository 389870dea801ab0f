using System.Net;
using System.Text.RegularExpressions;
using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Rendering;
using HotplugIac.Preview.Reports;
using HotplugIac.Preview.Tests.Samples;
using Markdig;

namespace HotplugIac.Preview.Tests.Rendering;

/// <summary>What a reader sees: the comment as a page, made by a reader of GitHub's kind of markdown.</summary>
public sealed class MarkdownOnThePageTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists().UseEmojiAndSmiley().UseMathematics().UseFootnotes().Build();

    private static readonly string[] OurElements =
        ["h3", "code", "p", "table", "thead", "tbody", "tr", "th", "td", "br", "strong", "ul", "li", "details", "summary", "sub"];

    public static TheoryData<string> Texts() => [.. HostileTexts.All];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_hostile_text_is_only_text(string text)
    {
        var document = SampleReports.Noted(
            SampleReports.Of(SampleMachines.Stopped with
            {
                Address = $"a.{text}.z",
                Name = text,
                Changes = [new($"b{text}", Timing.Reboot, $"c {text} d", $"e{text}")],
                Why = $"f{text}g",
                PreviousAddress = text,
            }),
            new ReportNote(NoteKind.Warning, $"h {text} i", text)) with
            {
                Target = text,
                MarkdownBudget = 200_000,
                Policy = new(text, [new(PolicyEffect.Deny, text, text, $"j {text} k", text)]),
            };

        var html = Markdown.ToHtml(Rendered.As("markdown", document), GitHub);

        Elements(html).Except(OurElements).ShouldBeEmpty();
        html.ShouldNotContain("href", Case.Insensitive);
        var seen = Seen(html);
        foreach (var expected in (string[])[$"a.{text}.z", $"c {text} d", $"f{text}g", $"h {text} i", $"j {text} k"])
        {
            var visible = VisibleText.Of(expected);
            seen.ShouldContain(visible.Length > 250 ? visible[..100] : visible);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Nobody_and_nothing_is_mentioned_outside_of_code(string text)
    {
        var document = SampleReports.Of(SampleMachines.Stopped with { Why = text, Changes = [new("memory", Timing.Live, text)] });

        var html = Markdown.ToHtml(Rendered.As("markdown", document), GitHub);

        // GitHub and GitLab look for these in the text of the page, where entities are characters again.
        var prose = WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(html, "<!--.*?-->", string.Empty), "<code>.*?</code>|<[^>]*>", " "));
        Regex.IsMatch(prose, @"@\w|#\d|GH-\d|!\d|:\w+:|www\.\w|://\w|~\w|\$\w").ShouldBeFalse(prose);
    }

    [Fact]
    public void Every_machine_is_a_row_of_one_table()
    {
        var html = Markdown.ToHtml(Rendered.As("markdown", SampleReports.Everything), GitHub);

        Regex.Count(html, "<table>").ShouldBe(1);
        Regex.Count(html, "<tr>").ShouldBe(1 + SampleReports.Everything.Report.Machines.Count - 1);
        Regex.Count(html, "<td[ >]").ShouldBe(4 * (SampleReports.Everything.Report.Machines.Count - 1));
    }

    [Fact]
    public void Details_are_lists_inside_of_the_fold()
    {
        var html = Markdown.ToHtml(Rendered.As("markdown", SampleReports.Everything), GitHub);

        Regex.IsMatch(html, @"<details><summary>Details of 6 machines</summary>\s*<p><code>").ShouldBeTrue(html);
        Regex.IsMatch(html, @"</ul>\s*</details>").ShouldBeTrue();
    }

    private static IEnumerable<string> Elements(string html) =>
        Regex.Matches(Regex.Replace(html, "<!--.*?-->", string.Empty), "<([a-zA-Z0-9]+)").Select(m => m.Groups[1].Value).Distinct();

    /// <summary>The text of the page, without the characters that only keep others apart.</summary>
    private static string Seen(string html) =>
        WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(html, "<!--.*?-->", string.Empty), "<[^>]*>", string.Empty)).Replace("\u200B", string.Empty, StringComparison.Ordinal);
}
