using System.Net;
using System.Net.Sockets;
using Google.Protobuf.WellKnownTypes;

namespace HotplugIac.Grpc.Tests;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class PeerGateTests
{
    public static TheoryData<bool> Transports => new(false, true);

    [Fact]
    public async Task The_socket_is_its_users_alone()
    {
        await using var server = await EchoServer.StartAsync();

        File.GetUnixFileMode(server.EndPoint.ToString()!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void The_socket_is_its_users_alone_before_anybody_can_know_of_it()
    {
        var end = TestPeers.FreshSocket();

        using var socket = PrivateSocket.Bind(end);

        File.GetUnixFileMode(end.ToString()).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Delete(end.ToString());
    }

    [Fact]
    public async Task A_link_where_the_socket_is_to_be_is_not_followed()
    {
        var (end, elsewhere) = (TestPeers.FreshSocket(), TestPeers.FreshSocket());
        File.CreateSymbolicLink(end.ToString(), elsewhere.ToString());

        await Should.ThrowAsync<IOException>(() => EchoServer.StartAsync(configure: options => options with { EndPoint = end }));

        File.Exists(elsewhere.ToString()).ShouldBeFalse();
        File.Delete(end.ToString());
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Another_process_of_the_same_user_is_answered_where_that_is_allowed(bool tcp)
    {
        await using var server = await StartAsync(tcp, GrpcPeers.OfThisUser);

        (await StrangerProcess.ConnectAsync(server.EndPoint)).ShouldBe(StrangerProcess.Answered);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task Another_process_of_the_same_user_is_not_answered_where_only_parents_are(bool tcp)
    {
        await using var server = await StartAsync(tcp, GrpcPeers.OfParents);

        (await StrangerProcess.ConnectAsync(server.EndPoint)).ShouldBe(StrangerProcess.Closed);
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_process_of_another_user_is_not_answered_even_if_it_reaches_the_socket(bool tcp)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            // Only root can start a process as somebody else.
            return;
        }

        await using var server = await StartAsync(tcp, GrpcPeers.OfThisUser);
        if (!tcp)
        {
            (await StrangerProcess.ConnectAsync(server.EndPoint, StrangerProcess.AnotherUser)).ShouldStartWith("no connection: Permission denied");
            File.SetUnixFileMode(server.EndPoint.ToString()!, (UnixFileMode)0x1FF);
        }

        (await StrangerProcess.ConnectAsync(server.EndPoint, StrangerProcess.AnotherUser)).ShouldBe(StrangerProcess.Closed);
    }

    [Fact]
    public async Task Strangers_do_not_disturb_who_is_let_in()
    {
        await using var server = await StartAsync(tcp: true, GrpcPeers.OfThisUser);
        for (var i = 0; i < 20; i++)
        {
            using var silent = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await silent.ConnectAsync(server.EndPoint);
        }

        using var client = server.Connect();

        (await client.CallAsync(EchoServer.Method, new StringValue { Value = "hello" }, StringValue.Parser, TestPeers.Bound)).Value.ShouldBe("hello");
    }

    [Theory]
    [InlineData("   1: 0100007F:0016 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 12345 1 0000000000000000 20 4 30 10 -1", null)]
    [InlineData("   1: 0100007F:C350 0100007F:0016 01 00000000:00000000 00:00000000 00000000  1000        0 12345 1 0000000000000000 20 4 30 10 -1", 1000u)]
    [InlineData("   1: 0100007F:C350 0100007F:0016 06 00000000:00000000 03:00001770 00000000     0        0 0 3 0000000000000000", null)]
    [InlineData("   1: 0000000000000000FFFF00000100007F:C350 0000000000000000FFFF00000100007F:0016 01 00000000:00000000 00:00000000 00000000  1000        0 12345 1 0000000000000000 20 4 30 10 -1", 1000u)]
    [InlineData("   1: 0200007F:C350 0100007F:0016 01 00000000:00000000 00:00000000 00000000  1000        0 12345 1 0000000000000000 20 4 30 10 -1", null)]
    [InlineData("nonsense", null)]
    public void The_row_of_the_other_end_tells_whose_it_is(string row, uint? user)
    {
        var peer = TcpPeer.FindIn([row], new IPEndPoint(IPAddress.Loopback, 0xC350), new IPEndPoint(IPAddress.Loopback, 0x0016));

        (peer is null ? (uint?)null : peer.User).ShouldBe(user);
    }

    private static Task<EchoServer> StartAsync(bool tcp, GrpcPeers peers) => EchoServer.StartAsync(configure: options =>
        (tcp ? options with { EndPoint = TestPeers.AnyPort() } : options) with { Peers = peers });
}
