using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Html;

/// <summary>
/// A report as one page that needs nothing else: no script, no font, no image and no request. Machines that change have a
/// section each, the most severe ones with a picture; those that do not change are counted.
/// </summary>
public static class HtmlRenderer
{
    /// <summary>Writes the page, which is well-formed XML too.</summary>
    public static void Render(ReportDocument document, TextWriter writer) => new HtmlPage(document, writer).Write();
}
