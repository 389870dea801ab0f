using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary><c>sim:///path/state.json</c>: a simulator by its file.</summary>
public static class SimulatorUri
{
    public const string Scheme = "sim";

    private const string Start = Scheme + "://";

    /// <summary>The URI of a file. What is special in URIs and import ids is escaped.</summary>
    /// <param name="path">Absolute.</param>
    public static string Of(string path) => Start + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The absolute path of the file.</summary>
    /// <exception cref="HypervisorException">It names none (<see cref="InputRules.SimulatorPath"/>).</exception>
    public static string Path(string uri)
    {
        var path = uri.StartsWith(Start, StringComparison.Ordinal) ? Uri.UnescapeDataString(uri[Start.Length..]) : string.Empty;
        return path.StartsWith('/') && !path.EndsWith('/') && !path.Contains('\0', StringComparison.Ordinal)
            ? System.IO.Path.GetFullPath(path)
            : throw new HypervisorException(InputRules.SimulatorPath,
                $"\"{ShownUri.Of(uri)}\" names no file by an absolute path: write it with three slashes, for example \"sim:///var/lib/hotplug/state.json\".");
    }
}
