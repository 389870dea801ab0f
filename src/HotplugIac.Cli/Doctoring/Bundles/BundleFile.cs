using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using HotplugIac.Cli.Output;

namespace HotplugIac.Cli.Doctoring.Bundles;

/// <summary>The bundle on disk: a new file for this user only.</summary>
internal static class BundleFile
{
    private const string Folder = "hotplug-bundle";

    /// <summary>Before anything is collected, which can take long.</summary>
    /// <exception cref="CliException">Something is there already; it may be a link of somebody else.</exception>
    public static void Refuse(string path)
    {
        if (Path.Exists(path) || new FileInfo(path).LinkTarget is not null)
        {
            throw CliException.Of($"--bundle {path}: that is there already, and is not written over. Name a new file, such as hotplug-bundle.tar.gz.");
        }
    }

    /// <exception cref="CliException">It cannot be written; then nothing is left of it.</exception>
    public static void Write(string path, IReadOnlyList<BundlePart> parts, DateTimeOffset now)
    {
        try
        {
            // Exclusive creation follows no link and takes no file that appeared meanwhile.
            using var file = new FileStream(path, Options());
            try
            {
                using var packed = new GZipStream(file, CompressionLevel.Optimal);
                using var tar = new TarWriter(packed, TarEntryFormat.Pax);
                foreach (var part in parts)
                {
                    tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"{Folder}/{part.Name}")
                    {
                        Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                        ModificationTime = now,
                        DataStream = new MemoryStream(Encoding.UTF8.GetBytes(part.Content)),
                    });
                }
            }
            catch
            {
                File.Delete(path);
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliException.Of($"--bundle {path} cannot be written: {e.Message}");
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
