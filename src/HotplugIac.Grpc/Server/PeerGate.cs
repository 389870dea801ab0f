using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace HotplugIac.Grpc;

/// <summary>
/// Asks the kernel who connected before a byte of theirs is read. TLS with known certificates tells the same and more; this is for
/// servers that have none, and for strangers who only want to keep one busy.
/// </summary>
internal static partial class PeerGate
{
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;

    /// <summary>Elsewhere than on Linux the mode of the socket has to do.</summary>
    public static bool LetsIn(ConnectionContext connection, GrpcPeers peers) =>
        !OperatingSystem.IsLinux()
        || connection.Features.Get<IConnectionSocketFeature>()?.Socket is not { } socket
        || LetsIn(socket, peers);

    private static bool LetsIn(Socket socket, GrpcPeers peers)
    {
        try
        {
            return socket.RemoteEndPoint is IPEndPoint remote && socket.LocalEndPoint is IPEndPoint local
                ? LetsIn(TcpPeer.Find(remote, local), peers)
                : LetsIn(Credentials(socket), peers);
        }
        catch (SocketException)
        {
            // It has gone already.
            return false;
        }
    }

    private static bool LetsIn((int Process, uint User) peer, GrpcPeers peers) =>
        IsAllowed(peer.User) && (peers == GrpcPeers.OfThisUser || ParentProcesses.Include(peer.Process));

    /// <param name="peer">Null when the kernel tells nothing of connections here, as in a chroot without /proc.</param>
    private static bool LetsIn(TcpPeer? peer, GrpcPeers peers) =>
        peer is null || (peer.IsFound && IsAllowed(peer.User) && (peers == GrpcPeers.OfThisUser || ParentProcesses.HaveOpen(peer.Inode)));

    private static bool IsAllowed(uint user) => user == 0 || user == GetUser();

    /// <summary>Of a unix socket (unix(7), SO_PEERCRED): those of the process that called connect, at that time.</summary>
    private static (int Process, uint User) Credentials(Socket socket)
    {
        Span<int> credentials = stackalloc int[3];
        socket.GetRawSocketOption(SocketLevel, PeerCredentials, MemoryMarshal.AsBytes(credentials));
        return (credentials[0], unchecked((uint)credentials[1]));
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetUser();
}
