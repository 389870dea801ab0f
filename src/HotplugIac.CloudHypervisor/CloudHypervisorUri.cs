using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.CloudHypervisor;

/// <summary><c>ch+unix:///run/cloud-hypervisor</c>: a folder with one API socket <c>NAME.sock</c> for each machine.</summary>
public static class CloudHypervisorUri
{
    public const string Scheme = "ch";

    private const string Start = Scheme + "+unix://";
    private const string SocketEnd = ".sock";

    /// <summary>The longest path of a unix socket on Linux, its end included (<c>sun_path</c>).</summary>
    private const int LongestPath = 107;

    /// <summary>The absolute path of the folder.</summary>
    /// <exception cref="HypervisorException">It names none (<see cref="InputRules.Uri"/>).</exception>
    public static string Folder(string uri)
    {
        var path = uri.StartsWith(Start, StringComparison.Ordinal) ? Uri.UnescapeDataString(uri[Start.Length..]) : string.Empty;
        return path.StartsWith('/') && !path.Contains('\0', StringComparison.Ordinal)
            ? System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path))
            : throw new HypervisorException(InputRules.Uri,
                $"\"{ShownUri.Of(uri)}\" names no folder of API sockets by an absolute path: write it with three slashes, for example \"ch+unix:///run/cloud-hypervisor\".");
    }

    /// <summary>The socket of a machine.</summary>
    /// <exception cref="HypervisorException">A machine of that name cannot have one.</exception>
    public static string Socket(string folder, string name)
    {
        var path = System.IO.Path.Combine(folder, name + SocketEnd);
        return name.Length == 0 || name.StartsWith('.') || name.Contains('/', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal)
            ? throw new HypervisorException(InputRules.Uri, $"\"{name}\" cannot be the name of a machine here: it is the name of a socket, {folder}/NAME{SocketEnd}, and has no slash and no dot at its start.")
            : System.Text.Encoding.UTF8.GetByteCount(path) > LongestPath
                ? throw new HypervisorException(InputRules.Uri, $"The path {path} is too long for a unix socket, which takes {LongestPath} bytes. Choose a shorter folder or name.")
                : path;
    }

    /// <summary>Names of the machines whose sockets are in the folder.</summary>
    public static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*" + SocketEnd).Select(p => System.IO.Path.GetFileName(p)[..^SocketEnd.Length]).Where(n => n.Length > 0 && n[0] != '.').Order(StringComparer.Ordinal);
}
