using HotplugIac.Cli.Commands;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Cli.Reporting;

internal static class PlanDocuments
{
    public static Task<PreviewReport> ReadAsync(CommandContext context, string plan, string? after) => throw new NotSupportedException($"{context}{plan}{after}");
}
