using Google.Protobuf.WellKnownTypes;

namespace HotplugIac.Grpc.Tests;

public sealed class UnaryCallTests
{
    [Fact]
    public async Task A_call_over_a_unix_socket_returns_the_handlers_answer()
    {
        await using var server = await EchoServer.StartAsync((request, _) => Task.FromResult(new StringValue { Value = request.Value + "!" }));
        using var client = server.Connect();

        var answer = await SayAsync(client, "hello");

        answer.Value.ShouldBe("hello!");
    }

    [Fact]
    public async Task A_call_over_tcp_reaches_the_port_that_the_server_got()
    {
        await using var server = await EchoServer.StartAsync(configure: _ => new GrpcServerOptions(TestPeers.AnyPort()));
        using var client = server.Connect();

        var answer = await SayAsync(client, "hello");

        answer.Value.ShouldBe("hello");
    }

    [Fact]
    public async Task An_empty_message_travels_both_ways()
    {
        await using var server = await EchoServer.StartAsync();
        using var client = server.Connect();

        var answer = await SayAsync(client, "");

        answer.Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_beyond_every_flow_control_window_travels_both_ways()
    {
        await using var server = await EchoServer.StartAsync();
        using var client = server.Connect();
        var text = new string('x', 24 * 1024 * 1024);

        var answer = await SayAsync(client, text);

        answer.Value.Length.ShouldBe(text.Length);
    }

    [Fact]
    public async Task Many_calls_share_one_connection()
    {
        await using var server = await EchoServer.StartAsync();
        using var client = server.Connect();

        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => SayAsync(client, $"call {i}")));

        answers.Select(answer => answer.Value).ShouldBe(Enumerable.Range(0, 300).Select(i => $"call {i}"));
    }

    [Fact]
    public async Task Blocking_handlers_do_not_hold_up_another_call()
    {
        using var release = new ManualResetEventSlim();
        using var blocked = new CountdownEvent(50);
        await using var server = await EchoServer.StartAsync((request, _) =>
        {
            if (request.Value == "block")
            {
                blocked.Signal();
                release.Wait(TestPeers.Bound);
            }

            return Task.FromResult(request);
        });
        using var client = server.Connect();
        var blocking = Enumerable.Range(0, 50).Select(_ => SayAsync(client, "block")).ToList();
        blocked.Wait(TestPeers.Bound).ShouldBeTrue();

        var answer = await SayAsync(client, "quick");

        answer.Value.ShouldBe("quick");
        blocking.ShouldAllBe(call => !call.IsCompleted);
        release.Set();
        await Task.WhenAll(blocking);
    }

    [Fact]
    public async Task A_handler_sees_the_callers_method_and_headers()
    {
        var seen = ("", "");
        await using var server = await EchoServer.StartAsync((request, call) =>
        {
            seen = (call.Method, call.Header("grpc-timeout") ?? "");
            return Task.FromResult(request);
        });
        using var client = server.Connect();

        await SayAsync(client, "hello");

        seen.ShouldBe((EchoServer.Method, "20000m"));
    }

    private static Task<StringValue> SayAsync(GrpcClient client, string text) =>
        client.CallAsync(EchoServer.Method, new StringValue { Value = text }, StringValue.Parser, TestPeers.Bound);
}
