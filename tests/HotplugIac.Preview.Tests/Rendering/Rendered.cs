using HotplugIac.Preview.Rendering;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Tests.Rendering;

internal static class Rendered
{
    public static string As(string format, ReportDocument document)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ReportFormats.Find(format)!.Render(document, output);
        return output.ToString();
    }
}
