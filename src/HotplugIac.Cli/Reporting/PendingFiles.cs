using System.Text;
using HotplugIac.Cli.Output;

namespace HotplugIac.Cli.Reporting;

/// <summary>Files under way. Disposed without <see cref="Commit"/> they leave nothing behind.</summary>
internal sealed class PendingFiles : IDisposable
{
    private readonly List<Pending> _files = [];

    public void Add(OutputFile file)
    {
        if (Directory.Exists(file.Path))
        {
            throw CliException.Of($"--out {file.Form}={file.Path}: that is a folder.");
        }

        try
        {
            var place = PlaceOf(file.Path);
            var temporary = IsSpecial(place) ? place : $"{place}.{Environment.ProcessId}.new";
            var writer = new StreamWriter(Open(temporary, isNew: temporary != place), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
            _files.Add(new Pending(file, place, temporary, writer));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(file, e);
        }
    }

    public void Write(Action<OutputFile, TextWriter> render)
    {
        foreach (var (file, _, _, writer) in _files)
        {
            try
            {
                render(file, writer);
                writer.Flush();
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
        foreach (var (file, place, temporary, _) in _files)
        {
            try
            {
                if (temporary != place)
                {
                    File.Move(temporary, place, overwrite: true);
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
        foreach (var (_, place, temporary, writer) in _files)
        {
            try
            {
                writer.Dispose();
            }
            catch (IOException)
            {
                // The disk is full, which has been said.
            }

            try
            {
                if (temporary != place)
                {
                    File.Delete(temporary);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The folder went away or was closed meanwhile. What ended the command is said, and must not be hidden by this.
            }
        }
    }

    /// <summary>In a folder that others write to, the name beside the place may be a link that somebody has laid there.</summary>
    private static FileStream Open(string path, bool isNew)
    {
        if (isNew)
        {
            File.Delete(path);
        }

        return new FileStream(path, isNew ? FileMode.CreateNew : FileMode.Create, FileAccess.Write, FileShare.Read);
    }

    /// <summary>A link stays: what it leads to is written.</summary>
    private static string PlaceOf(string path)
    {
        var place = Path.GetFullPath(path);
        var file = new FileInfo(place);
        return IsSpecial(place) || file.LinkTarget is null ? place : file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? place;
    }

    /// <summary>A device or a stream of a process, such as /dev/stdout, cannot be replaced by a file: it is written to as it is.</summary>
    private static bool IsSpecial(string place) => place.StartsWith("/dev/", StringComparison.Ordinal) || place.StartsWith("/proc/", StringComparison.Ordinal);

    private static CliException Unwritable(OutputFile file, Exception e) => CliException.Of($"--out {file.Form}={file.Path} cannot be written, and no file was: {e.Message}");

    private sealed record Pending(OutputFile File, string Place, string Temporary, StreamWriter Writer);
}
