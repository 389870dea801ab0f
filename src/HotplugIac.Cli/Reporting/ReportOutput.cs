using HotplugIac.Cli.Ci;
using HotplugIac.Cli.Commands;
using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Rendering;
using HotplugIac.Preview.Rendering.Text;
using HotplugIac.Preview.Reports;
using HotplugIac.Preview.Sources;

namespace HotplugIac.Cli.Reporting;

/// <summary>Brings a report to everywhere it is wanted: files, standard output, CI system, exit code.</summary>
internal static class ReportOutput
{
    /// <summary>The forms of --output where reports are shown.</summary>
    public static string Form(CommandContext context) => context.OutputOf([.. ReportFormats.Names.Prepend(GlobalOptions.Text).Distinct()]);

    public static ReportDocument Document(CommandContext context, ReportRequest request, PreviewReport report)
    {
        var document = new ReportDocument(report)
        {
            Target = request.Target,
            Commit = request.Commit,
            Policy = Judge(context, request, report),
            Locations = request.SourceRoot is { } root ? SourceLocator.Locate(root, report.Machines.Select(m => m.Address)) : new Dictionary<string, SourceLocation>(),
        };
        return request.MarkdownBudget is { } budget ? document with { MarkdownBudget = budget } : document;
    }

    /// <summary>Whether the pipeline must end here, and with what.</summary>
    public static int ExitCodeOf(ReportRequest request, ReportDocument document) =>
        document.Policy?.Denies == true ? ExitCode.Denied
        : request.IsDetailed ? ExitCode.Of(document.Report)
        : ExitCode.Nothing;

    /// <summary>Writes all files or none, then tells.</summary>
    public static void Write(CommandContext context, ReportRequest request, ReportDocument document, int exitCode)
    {
        var form = Form(context);
        WriteFiles(request, document);
        Show(context, document, form);
        GitHubFiles.Write(context, document, exitCode);
    }

    public static void WriteFiles(ReportRequest request, ReportDocument document)
    {
        using var files = OutputFiles.Open(request.Files);
        files.Write((file, writer) => ReportFormats.Find(file.Form)!.Render(document, writer));
        files.Commit();
    }

    public static void Show(CommandContext context, ReportDocument document, string form)
    {
        if (form == GlobalOptions.Text)
        {
            TextRenderer.Render(document, context.OpenScreen());
        }
        else
        {
            ReportFormats.Find(form)!.Render(document, context.Console.Out);
        }
    }

    /// <summary>A policy file and --fail-on hold together.</summary>
    private static PolicyResult? Judge(CommandContext context, ReportRequest request, PreviewReport report)
    {
        var file = request.Policy?.Evaluate(report, request.Environment, context.Console.Time.GetUtcNow());
        var words = request.FailOn is { Words.Count: > 0 } failOn ? failOn.Evaluate(report) : null;
        return file is null ? words : words is null ? file : file with { Name = $"{file.Name}, {words.Name}", Findings = [.. file.Findings, .. words.Findings] };
    }
}
