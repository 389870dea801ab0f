using System.Net.Sockets;

namespace HotplugIac.Grpc.Tests;

public sealed class IdleConnectionTests
{
    private const byte GoAway = 7;

    // Kestrel looks at its connections once a second.
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(2.5);

    [Fact]
    public async Task A_connection_without_calls_stays_open()
    {
        await using var server = await EchoServer.StartAsync();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(server.EndPoint);
        await socket.SendAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0"u8.ToArray());

        (await FrameTypesAsync(socket)).ShouldNotContain(GoAway);
    }

    /// <summary>The types of the frames that come, until the time is over; the server's end is one more GOAWAY.</summary>
    private static async Task<List<byte>> FrameTypesAsync(Socket socket)
    {
        var types = new List<byte>();
        using var bound = new CancellationTokenSource(LongEnough);
        await using var stream = new NetworkStream(socket);
        try
        {
            while (true)
            {
                var header = new byte[9];
                await stream.ReadExactlyAsync(header, bound.Token);
                types.Add(header[3]);
                await stream.ReadExactlyAsync(new byte[(header[0] << 16) | (header[1] << 8) | header[2]], bound.Token);
            }
        }
        catch (OperationCanceledException)
        {
            return types;
        }
        catch (EndOfStreamException)
        {
            return [.. types, GoAway];
        }
    }
}
