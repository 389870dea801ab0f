using HotplugIac.Preview.Rendering.Html;
using HotplugIac.Preview.Rendering.Json;
using HotplugIac.Preview.Rendering.JUnit;
using HotplugIac.Preview.Rendering.Markdown;
using HotplugIac.Preview.Rendering.Sarif;
using HotplugIac.Preview.Rendering.Text;

namespace HotplugIac.Preview.Rendering;

/// <summary>Every form in which reports are written.</summary>
public static class ReportFormats
{
    public static IReadOnlyList<ReportFormat> All { get; } =
    [
        new("text", TextRenderer.Render),
        new("markdown", MarkdownRenderer.Render),
        new("json", JsonRenderer.Render),
        new("html", HtmlRenderer.Render),
        new("sarif", SarifRenderer.Render),
        new("junit", JUnitRenderer.Render),
    ];

    public static IEnumerable<string> Names => All.Select(format => format.Name);

    /// <summary>The format of a name; null when there is none.</summary>
    public static ReportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}
