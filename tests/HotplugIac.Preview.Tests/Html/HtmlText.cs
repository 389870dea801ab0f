using HotplugIac.Preview.Rendering.Html;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Tests.Html;

internal static class HtmlText
{
    public static string Of(ReportDocument document)
    {
        using var writer = new StringWriter();
        HtmlRenderer.Render(document, writer);
        return writer.ToString();
    }
}
