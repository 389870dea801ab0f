using System.Text;
using HotplugIac.Yaml.Syntax;

namespace HotplugIac.Yaml.Reading;

/// <summary>The texts that <c>!file</c> names, each read once.</summary>
internal sealed class IncludedFiles(string yamlPath, FileSource? source, ProblemList problems)
{
    private const int Longest = 16 << 20;
    private const long MostTogether = 64L << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, (string? Text, string Error)> _read = new(StringComparer.Ordinal);
    private long _together;

    /// <returns>Null, and a problem, when there is none.</returns>
    public string? Text(FileNode node, string attribute)
    {
        var path = Path.Combine(Path.GetDirectoryName(yamlPath) ?? string.Empty, node.Path);
        if (!_read.TryGetValue(path, out var found))
        {
            _read[path] = found = Read(path);
        }

        if (found.Text is null)
        {
            problems.Fail(node.At, $"!file {Shown.Plain(node.Path, 200)}: {found.Error}", attribute);
        }

        return found.Text;
    }

    private (string? Text, string Error) Read(string path)
    {
        if (source is null)
        {
            return (null, "no other file is read here. Write the text itself, for example below \"definition: |\".");
        }

        try
        {
            var bytes = source(path, Longest);
            _together += bytes.Length;
            var text = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes;
            return bytes.Length > Longest ? (null, $"the file is longer than {Longest >> 20} MiB. A definition is much shorter: is it the right file?")
                : _together > MostTogether ? (null, $"the files that are named here are longer than {MostTogether >> 20} MiB together. Split this file.")
                : text.Contains((byte)0) ? (null, "the file is binary or UTF-16, and not text in UTF-8. Name the definition's file.")
                : (Strict.GetString(text), string.Empty);
        }
        catch (DecoderFallbackException)
        {
            return (null, "the file is not text in UTF-8. Save it as UTF-8.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, $"there is no file {Shown.Plain(path, 300)}. The path is relative to the folder of this file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException)
        {
            return (null, $"the file cannot be read: {Shown.Plain(e.Message, 300)} Name a file that you may read.");
        }
    }
}
