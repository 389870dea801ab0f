using HotplugIac.Preview.Rendering;

namespace HotplugIac.Cli.Reporting;

/// <summary>The names that --out and --output take.</summary>
internal static class ReportForms
{
    public static IEnumerable<string> Names => ReportFormats.All.Select(f => f.Name);

    public static ReportFormat? Find(string name) => ReportFormats.Find(name);
}
