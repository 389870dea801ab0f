using HotplugIac.Cli.Output;
using HotplugIac.Preview.Rendering;
using HotplugIac.Resources.Forecasting;

namespace HotplugIac.Cli.Reporting;

/// <summary>
/// The files of <c>--out</c>. All are written beside their places first and moved there at the end, so that none is ever half
/// written, and a failing one leaves all as they were.
/// </summary>
internal static class OutputFiles
{
    public static IReadOnlyList<OutputFile> Parse(IReadOnlyList<string> texts)
    {
        List<OutputFile> files = [];
        foreach (var text in texts)
        {
            var (form, path) = text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (text[..at], text[(at + 1)..]) : (text, string.Empty);
            if (path.Length == 0)
            {
                throw CliException.Of($"--out {text}: write a form and a file, such as markdown=preview.md.");
            }

            if (ReportFormats.Find(form) is null)
            {
                throw CliException.Of($"--out {text}: there is no form \"{form}\"{NearName.Hint(form, ReportFormats.Names)} There are {string.Join(", ", ReportFormats.Names)}.");
            }

            if (files.FirstOrDefault(f => Path.GetFullPath(f.Path) == Path.GetFullPath(path)) is { } twice)
            {
                throw CliException.Of($"--out: \"{path}\" would be written twice, as {twice.Form} and as {form}.");
            }

            files.Add(new OutputFile(form, path));
        }

        return files;
    }

    /// <summary>Makes the files that are written to; nothing is at their places yet.</summary>
    /// <exception cref="CliException">A place cannot be written to.</exception>
    public static PendingFiles Open(IReadOnlyList<OutputFile> files)
    {
        var pending = new PendingFiles();
        try
        {
            foreach (var file in files)
            {
                pending.Add(file);
            }

            return pending;
        }
        catch
        {
            pending.Dispose();
            throw;
        }
    }
}
