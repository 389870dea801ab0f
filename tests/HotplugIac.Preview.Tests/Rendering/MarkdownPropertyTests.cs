using System.Globalization;
using HotplugIac.Preview.Rendering;
using HotplugIac.Preview.Rendering.Markdown;
using HotplugIac.Preview.Reports;
using HotplugIac.Preview.Tests.Samples;

namespace HotplugIac.Preview.Tests.Rendering;

public sealed class MarkdownPropertyTests
{
    [Fact]
    public void A_comment_is_within_its_budget_and_whole() => Property.Holds(
        ReportGen.Documents,
        document =>
        {
            var text = Rendered.As("markdown", document);
            text.Length.ShouldBeLessThanOrEqualTo(document.MarkdownBudget);
            ShouldBeginWithItsMarker(document, text);
            text.Any(c => c != '\n' && (char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format)).ShouldBeFalse();
            text.Split('\n').Where(l => l.StartsWith('|')).All(l => l.Count(c => c == '|') == 5 && l.EndsWith('|')).ShouldBeTrue();
            ShouldBeBalanced(text);
        },
        cases: 30);

    [Fact]
    public void Every_machine_that_may_stop_has_a_row_or_the_comment_says_how_many_have_none() => Property.Holds(
        ReportGen.Documents,
        document =>
        {
            var text = Rendered.As("markdown", document);
            var severe = document.Report.Machines.Where(Outcomes.MayStop).ToList();
            var rows = text.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Select(l => l + '\n').ToHashSet();
            var bare = severe.Count(m => rows.Contains(MarkdownRow.Of(m, RowForm.Bare)));
            var richer = severe.Count(m => rows.Contains(MarkdownRow.Of(m, RowForm.Short)) || rows.Contains(MarkdownRow.Of(m, RowForm.Full)));

            var missing = severe.Count - bare - richer;
            text.Contains($"\n**{missing} of the {severe.Count} machines that are stopped, or may be, have no room in this comment.**", StringComparison.Ordinal).ShouldBe(missing > 0);
        },
        cases: 20);

    private static void ShouldBeginWithItsMarker(ReportDocument document, string text)
    {
        var marker = MarkdownMarker.Of(document.Target);
        text.ShouldStartWith(marker + "\n<!-- commit=\"");
        marker.IndexOf("-->", StringComparison.Ordinal).ShouldBe(marker.Length - 3);
    }

    private static void ShouldBeBalanced(string text)
    {
        var depth = 0;
        foreach (var line in text.Split('\n'))
        {
            depth += line.StartsWith("<details>", StringComparison.Ordinal) ? 1 : line == "</details>" ? -1 : 0;
            depth.ShouldBeInRange(0, 1);
        }

        depth.ShouldBe(0);
        Count(text, "<details>").ShouldBe(Count(text, "</details>"));
        Count(text, "<code>").ShouldBe(Count(text, "</code>"));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
