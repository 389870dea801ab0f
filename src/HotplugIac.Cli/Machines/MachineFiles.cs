using System.Security.Cryptography;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Yaml;

namespace HotplugIac.Cli.Machines;

/// <summary>Reads YAML files of machines.</summary>
internal static class MachineFiles
{
    /// <summary>A longer file is not needed to say that it is too long.</summary>
    private static int Most => MachineFile.LargestFile + 1;

    /// <returns>The machines, and the hash of the file.</returns>
    /// <exception cref="CliException">It cannot be read, or something in it is wrong.</exception>
    public static (MachineFileReading Reading, string Hash) Read(string path, Func<Stream> input)
    {
        var (reading, bytes) = ReadBytes(path, input);
        return (reading, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <exception cref="CliException">It cannot be read, or something in it is wrong.</exception>
    public static (MachineFileReading Reading, byte[] Bytes) ReadBytes(string path, Func<Stream> input)
    {
        try
        {
            var bytes = path == "-" ? FirstOf(input) : FileSources.Disk(path, Most);
            var reading = MachineFile.Read(bytes, path == "-" ? "stdin" : path, FileSources.Disk);
            return reading.HasErrors ? throw new CliException([.. reading.Problems.Select(p => p.Problem)]) : (reading, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliException.Of(Problem.Error(string.Empty, PreviewRules.YamlFile, $"{path}: {e.Message}"));
        }
    }

    private static byte[] FirstOf(Func<Stream> input)
    {
        using var stream = input();
        var buffer = new byte[Most];
        return buffer[..stream.ReadAtLeast(buffer, Most, throwOnEndOfStream: false)];
    }
}
