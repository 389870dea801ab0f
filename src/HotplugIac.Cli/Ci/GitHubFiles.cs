using System.Globalization;
using System.Text;
using HotplugIac.Cli.Commands;
using HotplugIac.Cli.Output;
using HotplugIac.Preview.Rendering;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Cli.Ci;

/// <summary>What a step of GitHub Actions leaves to later steps, and on the page of the run. Nothing where the variables are not set.</summary>
internal static class GitHubFiles
{
    private const string OutputVariable = "GITHUB_OUTPUT";
    private const string SummaryVariable = "GITHUB_STEP_SUMMARY";

    /// <summary>GitHub refuses a larger summary of a step.</summary>
    private const int SummaryLimit = 1024 * 1024;

    public static void Write(CommandContext context, ReportDocument document, int exitCode)
    {
        if (Place(context, OutputVariable) is { } output)
        {
            Append(OutputVariable, output, Outputs(document.Report, exitCode));
        }

        if (Place(context, SummaryVariable) is { } summary && Summary(document) is { } markdown)
        {
            Append(SummaryVariable, summary, markdown);
        }
    }

    /// <summary>Words of our own and numbers only: nothing from a plan can end a line and begin another output.</summary>
    private static string Outputs(PreviewReport report, int exitCode)
    {
        var machines = report.Machines;
        var worst = machines.Select(m => m.Verdict).DefaultIfEmpty(PreviewVerdict.None).Max();
        var verdict = report.IsIncomplete ? PreviewVerdict.Unknown : worst;
        var stops = machines.Any(m => m.StopsMachine == true) ? "true" : machines.Any(m => m.StopsMachine is null) || report.IsIncomplete ? "unknown" : "false";
        (string Name, string Value)[] outputs =
        [
            ("verdict", verdict.ToString().ToLowerInvariant()),
            ("stops_machine", stops),
            ("exit_code", Whole(exitCode)),
            ("machines", Whole(machines.Count)),
            ("changed", Whole(machines.Count(m => m.Changed))),
            ("stopped", Whole(machines.Count(m => m.StopsMachine == true))),
            ("live", Whole(machines.Count(m => m.Verdict == PreviewVerdict.Live))),
            ("reboot", Whole(machines.Count(m => m.Verdict == PreviewVerdict.Reboot))),
            ("replace", Whole(machines.Count(m => m.Verdict == PreviewVerdict.Replace || m.Action is MachineAction.Replace or MachineAction.Delete))),
            ("unknown", Whole(machines.Count(m => m.Verdict == PreviewVerdict.Unknown))),
        ];
        return string.Concat(outputs.Select(o => $"{o.Name}={o.Value}\n"));
    }

    /// <summary>Null when there is no room for one.</summary>
    private static string? Summary(ReportDocument document)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        ReportFormats.Find("markdown")!.Render(document, writer);
        var markdown = writer.ToString();
        return Encoding.UTF8.GetByteCount(markdown) <= SummaryLimit ? markdown : null;
    }

    private static string? Place(CommandContext context, string variable) => context.Console.Variable(variable) is { Length: > 0 } path ? path : null;

    private static void Append(string variable, string path, string text)
    {
        try
        {
            File.AppendAllText(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliException.Of($"{variable} = \"{path}\" cannot be written to: {e.Message}");
        }
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
