using System.Buffers.Binary;
using System.Net;
using Google.Protobuf.WellKnownTypes;

namespace HotplugIac.Grpc.Tests;

/// <summary>Tests of what the whole process allocates: they run alone, after the others.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Requests and answers that are meant to do harm.</summary>
[Collection(nameof(Alone))]
public sealed class HostileFrameTests
{
    [Fact]
    public async Task A_length_that_is_only_announced_makes_no_room_in_the_client()
    {
        await using var server = await RawHttp2Server.StartAsync([0x00, .. Length(399 << 20), 0x0A, 0x02]);
        using var client = new GrpcClient(new GrpcClientOptions(server.EndPoint));
        var before = GC.GetTotalAllocatedBytes();

        (await FailAsync(client)).Message.ShouldContain("ends before its message does");

        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(32 << 20);
    }

    [Theory]
    [InlineData("00FFFFFFFF0A02", GrpcStatusCode.ResourceExhausted)]
    [InlineData("010000000200", GrpcStatusCode.Unimplemented)]
    [InlineData("FF0000000200", GrpcStatusCode.Internal)]
    [InlineData("0000", GrpcStatusCode.Internal)]
    [InlineData("00000000040A02686900", GrpcStatusCode.Internal)]
    public async Task An_answer_that_is_no_message_is_an_error_of_the_call(string hex, GrpcStatusCode code)
    {
        await using var server = await RawHttp2Server.StartAsync(Convert.FromHexString(hex));
        using var client = new GrpcClient(new GrpcClientOptions(server.EndPoint));

        (await FailAsync(client)).Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("99999999999999999999S")]
    [InlineData("-1S")]
    [InlineData("1")]
    [InlineData("S")]
    [InlineData("1e9S")]
    [InlineData("99999999H")]
    [InlineData("1x")]
    public async Task A_deadline_that_is_none_is_not_heeded(string header)
    {
        await using var server = await EchoServer.StartAsync();
        using var http = RawCalls.Connect(server.EndPoint);

        (await RawCalls.PostAsync(http, Convert.FromHexString("00000000040A026869"), timeoutHeader: header)).Status.ShouldBe("0");
    }

    [Fact]
    public async Task Many_messages_in_one_request_are_refused_at_the_second()
    {
        await using var server = await EchoServer.StartAsync();
        using var http = RawCalls.Connect(server.EndPoint);
        var frame = Convert.FromHexString("00000000040A026869");

        var (status, _) = await RawCalls.PostAsync(http, [.. Enumerable.Repeat(frame, 100_000).SelectMany(f => f)]);

        status.ShouldBe(((int)GrpcStatusCode.Internal).ToString());
    }

    [Fact]
    public async Task A_message_that_nests_without_end_is_refused_before_the_stack_ends()
    {
        await using var server = await GrpcServer.StartAsync(
            new GrpcServerOptions(TestPeers.FreshSocket()), [GrpcMethod.Unary<Value, Value>(EchoServer.Method, Value.Parser, (request, _) => Task.FromResult(request))]);
        using var http = RawCalls.Connect(server.EndPoint);

        // Value.list_value (6) → ListValue.values (1) → Value …, each with a length that the outer one has.
        byte[] value = [0x08, 0x00];
        for (var i = 0; i < 2_000; i++)
        {
            value = [0x32, .. Varint(Wrapped(0x0A, value).Length), .. Wrapped(0x0A, value)];
        }

        var (status, _) = await RawCalls.PostAsync(http, [0x00, .. Length(value.Length), .. value]);

        status.ShouldBe(((int)GrpcStatusCode.Internal).ToString());
    }

    [Fact]
    public async Task Headers_of_megabytes_are_refused_and_the_next_call_is_answered()
    {
        await using var server = await EchoServer.StartAsync();
        using (var http = RawCalls.Connect(server.EndPoint))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost" + EchoServer.Method) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
            request.Headers.Add("x", new string('a', 2 << 20));
            using var bound = new CancellationTokenSource(TestPeers.Bound);
            try
            {
                using var response = await http.SendAsync(request, bound.Token);
                response.IsSuccessStatusCode.ShouldBeFalse();
            }
            catch (HttpRequestException)
            {
                // The connection may end instead.
            }
        }

        using var next = RawCalls.Connect(server.EndPoint);
        (await RawCalls.PostAsync(next, Convert.FromHexString("00000000040A026869"))).Status.ShouldBe("0");
    }

    private static Task<GrpcException> FailAsync(GrpcClient client) =>
        Should.ThrowAsync<GrpcException>(() => client.CallAsync(EchoServer.Method, new StringValue(), StringValue.Parser, TestPeers.Bound));

    private static byte[] Length(int length)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        return bytes;
    }

    private static byte[] Wrapped(byte tag, byte[] value) => [tag, .. Varint(value.Length), .. value];

    private static byte[] Varint(int number)
    {
        var bytes = new List<byte>();
        for (; number >= 0x80; number >>= 7)
        {
            bytes.Add((byte)(number | 0x80));
        }

        return [.. bytes, (byte)number];
    }
}
