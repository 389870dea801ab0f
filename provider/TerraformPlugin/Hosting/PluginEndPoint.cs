using System.Net;
using System.Net.Sockets;

namespace TerraformPlugin;

/// <summary>Where the plugin listens: a unix socket, or a loopback port on Windows, whose Go has no unix sockets in go-plugin.</summary>
internal static class PluginEndPoint
{
    // sun_path holds 108 bytes with its end on Linux, 104 on macOS.
    private const int LongestPath = 103;

    public static EndPoint Choose(string? directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return new IPEndPoint(IPAddress.Loopback, 0);
        }

        var name = $"tfplugin-{Environment.ProcessId}-{Random.Shared.NextInt64():x}";
        var path = Path.Combine(directory ?? Path.GetTempPath(), name);
        return new UnixDomainSocketEndPoint(path.Length <= LongestPath ? path : Path.Combine("/tmp", name));
    }

    public static (string Network, string Address) Describe(EndPoint endPoint) =>
        endPoint is UnixDomainSocketEndPoint ? ("unix", endPoint.ToString()!) : ("tcp", endPoint.ToString()!);
}
