using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace HotplugIac.CloudHypervisor.Api;

/// <summary>Which process listens at the other end of a unix socket (Linux <c>SO_PEERCRED</c>, socket(7)).</summary>
internal static class PeerProcess
{
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;

    /// <returns>Its id in the namespace of this process; zero when the kernel does not tell.</returns>
    public static int Of(Socket socket)
    {
        Span<byte> credentials = stackalloc byte[3 * sizeof(int)];
        try
        {
            return socket.GetRawSocketOption(SocketLevel, PeerCredentials, credentials) == credentials.Length ? MemoryMarshal.Read<int>(credentials) : 0;
        }
        catch (Exception e) when (e is SocketException or PlatformNotSupportedException)
        {
            return 0;
        }
    }
}
