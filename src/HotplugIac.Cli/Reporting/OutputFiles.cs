using System.Text;
using HotplugIac.Cli.Output;
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

            if (ReportForms.Find(form) is null)
            {
                throw CliException.Of($"--out {text}: there is no form \"{form}\"{NearName.Hint(form, ReportForms.Names)} There are {string.Join(", ", ReportForms.Names)}.");
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

/// <summary>Files under way. Disposed without <see cref="Commit"/> they leave nothing behind.</summary>
internal sealed class PendingFiles : IDisposable
{
    private readonly List<(OutputFile File, string Temporary, StreamWriter? Writer)> _files = [];

    public void Add(OutputFile file)
    {
        var place = Path.GetFullPath(file.Path);
        if (Directory.Exists(place))
        {
            throw CliException.Of($"--out {file.Form}={file.Path}: that is a folder.");
        }

        // A device or a pipe cannot be replaced by a file: it is written to as it is, such as /dev/stdout.
        var isSpecial = File.Exists(place) && (File.GetAttributes(place) & FileAttributes.Device) != 0;
        var temporary = isSpecial ? place : $"{place}.{Environment.ProcessId}.new";
        try
        {
            var writer = new StreamWriter(temporary, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
            _files.Add((file, temporary, writer));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(file, e);
        }
    }

    public void Write(Action<OutputFile, TextWriter> render)
    {
        foreach (var (file, _, writer) in _files)
        {
            try
            {
                render(file, writer!);
                writer!.Flush();
                writer.Dispose();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unwritable(file, e);
            }
        }
    }

    /// <summary>Moves all to their places.</summary>
    public void Commit()
    {
        foreach (var (file, temporary, _) in _files)
        {
            try
            {
                if (temporary != Path.GetFullPath(file.Path))
                {
                    File.Move(temporary, Path.GetFullPath(file.Path), overwrite: true);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unwritable(file, e);
            }
        }

        _files.Clear();
    }

    public void Dispose()
    {
        foreach (var (file, temporary, writer) in _files)
        {
            try
            {
                writer?.Dispose();
            }
            catch (IOException)
            {
                // The disk is full, which has been said.
            }

            if (temporary != Path.GetFullPath(file.Path))
            {
                File.Delete(temporary);
            }
        }
    }

    private static CliException Unwritable(OutputFile file, Exception e) => CliException.Of($"--out {file.Form}={file.Path} cannot be written, and no file was: {e.Message}");
}
