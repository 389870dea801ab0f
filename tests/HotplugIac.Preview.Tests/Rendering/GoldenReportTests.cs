using HotplugIac.Preview.Rendering;
using HotplugIac.Preview.Tests.Samples;

namespace HotplugIac.Preview.Tests.Rendering;

/// <summary>Each small sample in each format, as committed.</summary>
public sealed class GoldenReportTests
{
    private static readonly Dictionary<string, string> Extensions = new()
    {
        ["markdown"] = "md", ["json"] = "json", ["sarif"] = "sarif.json", ["junit"] = "xml",
    };

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var (format, name) in Extensions.Keys.SelectMany(f => SampleReports.Small.Keys.Select(n => (f, n))))
        {
            cases.Add(format, name);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_sample_is_rendered_as_committed(string format, string name)
    {
        var text = Rendered.As(format, SampleReports.Small[name]);

        Golden.ShouldBeAsCommitted(text.Replace($"\"version\": \"{Tool.Version}\"", "\"version\": \"VERSION\"", StringComparison.Ordinal), name, $"{name}.{Extensions[format]}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_ends_with_one_line_feed_and_has_no_other_control_character(string format, string name)
    {
        var text = Rendered.As(format, SampleReports.Small[name]);

        text.ShouldEndWith("\n");
        text.ShouldNotEndWith("\n\n");
        text.Where(c => c != '\n' && (char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format)).ShouldBeEmpty();
    }

    [Fact]
    public void A_format_that_does_not_exist_is_not_found() => ReportFormats.Find("yaml").ShouldBeNull();
}
