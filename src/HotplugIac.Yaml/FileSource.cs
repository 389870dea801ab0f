namespace HotplugIac.Yaml;

/// <summary>Reads a file that a YAML file names with <c>!file</c>.</summary>
/// <param name="path">Relative to the working directory, or absolute.</param>
/// <param name="most">A longer file is not needed as a whole: one byte more than this shows that it is too long.</param>
/// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
/// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
public delegate byte[] FileSource(string path, int most);

/// <summary>The sources that programs use.</summary>
public static class FileSources
{
    public static byte[] Disk(string path, int most)
    {
        using var file = File.OpenRead(path);
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        while (bytes.Length <= most && file.Read(buffer, 0, (int)Math.Min(buffer.Length, most + 1L - bytes.Length)) is > 0 and var count)
        {
            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }
}
