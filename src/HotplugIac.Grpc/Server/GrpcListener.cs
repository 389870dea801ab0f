using System.Net;
using System.Net.Sockets;

namespace HotplugIac.Grpc;

/// <summary>
/// A socket on which clients can connect already, and wait until a <see cref="GrpcServer"/> takes it over. So a plugin can say where
/// it listens before the server is up, which then starts while the other side connects.
/// </summary>
public sealed class GrpcListener : IDisposable
{
    private const int Backlog = 512;

    private GrpcListener(Socket socket, EndPoint endPoint) => (Socket, EndPoint) = (socket, endPoint);

    /// <summary>Where it listens, with the port it got.</summary>
    public EndPoint EndPoint { get; }

    internal Socket Socket { get; }

    /// <summary>Listens. The file of a unix socket is its owner's alone from its first moment on.</summary>
    /// <param name="endPoint">A <see cref="UnixDomainSocketEndPoint"/> whose file does not exist yet, or an <see cref="IPEndPoint"/> (port 0 takes a free one).</param>
    /// <exception cref="IOException">The address is in use or cannot be bound.</exception>
    /// <exception cref="ArgumentException">It is neither of the two.</exception>
    public static GrpcListener Bind(EndPoint endPoint)
    {
        Socket? socket = null;
        try
        {
            socket = endPoint switch
            {
                UnixDomainSocketEndPoint unix => PrivateSocket.Bind(unix),
                IPEndPoint ip => Bind(ip),
                _ => throw new ArgumentException($"Cannot listen on {endPoint}.", nameof(endPoint)),
            };
            socket.Listen(Backlog);
            return new GrpcListener(socket, endPoint is IPEndPoint ? socket.LocalEndPoint! : endPoint);
        }
        catch (SocketException error)
        {
            socket?.Dispose();
            throw new IOException($"Cannot listen on {endPoint}: {error.Message}", error);
        }
    }

    private static Socket Bind(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(endPoint);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Closes it, unless a server took it over: that one closes it with itself.</summary>
    public void Dispose() => Socket.Dispose();
}
