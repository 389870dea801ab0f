using System.Security.Cryptography;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Yaml;

namespace HotplugIac.Cli.Machines;

/// <summary>Reads a YAML file of machines for plan and apply.</summary>
internal static class MachineFiles
{
    /// <returns>The machines, and the hash of the file.</returns>
    /// <exception cref="CliException">It cannot be read, or something in it is wrong.</exception>
    public static (MachineFileReading Reading, string Hash) Read(string path, Func<Stream> input)
    {
        try
        {
            using var stream = path == "-" ? input() : File.OpenRead(path);
            using var buffer = new MemoryStream();
            stream.CopyTo(buffer);
            var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
            var reading = MachineFile.Read(bytes, path == "-" ? "standard input" : path, FileSources.Disk);
            return reading.HasErrors
                ? throw new CliException([.. reading.Problems.Select(p => p.Problem)])
                : (reading, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliException.Of(Problem.Error(string.Empty, PreviewRules.YamlFile, e.Message));
        }
    }
}
