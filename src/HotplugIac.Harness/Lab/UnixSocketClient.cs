using System.Globalization;
using System.Net.Sockets;

namespace HotplugIac.Harness;

/// <summary>HTTP through unix sockets.</summary>
internal static class UnixSocketClient
{
    /// <param name="socketOf">The socket of the host <c>vmN</c>.</param>
    public static HttpClient Create(Func<int, string> socketOf) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellationToken) =>
        {
            var number = int.Parse(context.DnsEndPoint.Host.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture);
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketOf(number)), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    });
}
