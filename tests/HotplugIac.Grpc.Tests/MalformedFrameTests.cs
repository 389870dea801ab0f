using System.Net;

namespace HotplugIac.Grpc.Tests;

public sealed class MalformedFrameTests
{
    // A StringValue "hi" is 0A 02 68 69.
    [Theory]
    [InlineData("", GrpcStatusCode.Internal)]
    [InlineData("000000", GrpcStatusCode.Internal)]
    [InlineData("00000000040A0268", GrpcStatusCode.Internal)]
    [InlineData("00000000040A0268690000000000", GrpcStatusCode.Internal)]
    [InlineData("00000000040A02686900", GrpcStatusCode.Internal)]
    [InlineData("0000000002FFFF", GrpcStatusCode.Internal)]
    [InlineData("00000000040A7F6869", GrpcStatusCode.Internal)]
    [InlineData("01000000040A026869", GrpcStatusCode.Unimplemented)]
    [InlineData("02000000040A026869", GrpcStatusCode.Internal)]
    [InlineData("00FFFFFFFF0A026869", GrpcStatusCode.ResourceExhausted)]
    [InlineData("00000000040A026869", GrpcStatusCode.Ok)]
    public async Task A_body_that_is_not_one_message_gets_a_status(string hex, GrpcStatusCode expected)
    {
        await using var server = await EchoServer.StartAsync();
        using var http = RawCalls.Connect(server.EndPoint);

        var (status, _) = await RawCalls.PostAsync(http, Convert.FromHexString(hex));

        status.ShouldBe(((int)expected).ToString());
    }

    [Fact]
    public async Task A_request_that_is_not_grpc_is_refused_as_http()
    {
        await using var server = await EchoServer.StartAsync();
        using var http = RawCalls.Connect(server.EndPoint);

        var (status, code) = await RawCalls.PostAsync(http, [], "text/plain");

        status.ShouldBeNull();
        code.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task The_server_survives_a_peer_that_speaks_no_http()
    {
        await using var server = await EchoServer.StartAsync();
        using (var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified))
        {
            await socket.ConnectAsync(server.EndPoint);
            await socket.SendAsync("GET / HTTP/1.0\r\n\r\n"u8.ToArray());
        }

        using var http = RawCalls.Connect(server.EndPoint);
        var (status, _) = await RawCalls.PostAsync(http, Convert.FromHexString("00000000040A026869"));

        status.ShouldBe("0");
    }
}
