using HotplugIac.Preview.Rendering;
using HotplugIac.Preview.Rendering.Html;
using HotplugIac.Preview.Rendering.Text;

namespace HotplugIac.Cli.Reporting;

/// <summary>The names that --out and --output take.</summary>
internal static class ReportForms
{
    private static readonly IReadOnlyList<ReportFormat> All =
    [
        .. new ReportFormat[] { new("text", TextRenderer.Render), new("html", HtmlRenderer.Render) }.Concat(ReportFormats.All).DistinctBy(f => f.Name),
    ];

    public static IEnumerable<string> Names => All.Select(f => f.Name);

    public static ReportFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);
}
