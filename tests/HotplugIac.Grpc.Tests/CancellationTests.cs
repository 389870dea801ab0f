using System.Net.Sockets;
using Google.Protobuf.WellKnownTypes;

namespace HotplugIac.Grpc.Tests;

public sealed class CancellationTests
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_deadline_ends_the_call_and_cancels_the_handler()
    {
        var clock = new DeadlineClock();
        await using var server = await EchoServer.StartAsync(WaitForCancellationAsync);
        using var client = server.Connect(time: clock);
        var call = CallAsync(client, TimeSpan.FromHours(1));
        await _started.Task.WaitAsync(TestPeers.Bound);

        clock.PassDeadline().ShouldBe(TimeSpan.FromHours(1));

        (await Should.ThrowAsync<GrpcException>(() => call.WaitAsync(TestPeers.Bound))).Code.ShouldBe(GrpcStatusCode.DeadlineExceeded);
        await _cancelled.Task.WaitAsync(TestPeers.Bound);
    }

    [Fact]
    public async Task The_server_answers_at_the_deadline_even_when_the_handler_ignores_it()
    {
        var never = new TaskCompletionSource<StringValue>();
        await using var server = await EchoServer.StartAsync((_, _) => never.Task);
        using var http = RawCalls.Connect(server.EndPoint);

        var (status, _) = await RawCalls.PostAsync(http, [0, 0, 0, 0, 0], timeoutHeader: "200m");

        status.ShouldBe(((int)GrpcStatusCode.DeadlineExceeded).ToString());
    }

    [Fact]
    public async Task A_caller_that_gives_up_cancels_the_handler()
    {
        await using var server = await EchoServer.StartAsync(WaitForCancellationAsync);
        using var client = server.Connect();
        using var giveUp = new CancellationTokenSource();
        var call = CallAsync(client, timeout: null, giveUp.Token);
        await _started.Task.WaitAsync(TestPeers.Bound);

        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
        await _cancelled.Task.WaitAsync(TestPeers.Bound);
    }

    [Fact]
    public async Task Stopping_cancels_running_calls_and_removes_the_socket()
    {
        await using var server = await EchoServer.StartAsync(WaitForCancellationAsync);
        using var client = server.Connect();
        var call = CallAsync(client, TestPeers.Bound);
        await _started.Task.WaitAsync(TestPeers.Bound);

        await server.Server.StopAsync().WaitAsync(TestPeers.Bound);

        (await Should.ThrowAsync<GrpcException>(() => call)).Code.ShouldBeOneOf(GrpcStatusCode.Cancelled, GrpcStatusCode.Unavailable);
        await _cancelled.Task.WaitAsync(TestPeers.Bound);
        File.Exists(((UnixDomainSocketEndPoint)server.EndPoint).ToString()).ShouldBeFalse();
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_a_handler_that_hangs()
    {
        var never = new TaskCompletionSource<StringValue>();
        await using var server = await EchoServer.StartAsync((_, _) =>
        {
            _started.TrySetResult();
            return never.Task;
        });
        using var client = server.Connect();
        var call = CallAsync(client, TestPeers.Bound);
        await _started.Task.WaitAsync(TestPeers.Bound);

        await server.Server.StopAsync().WaitAsync(TestPeers.Bound);

        await Should.ThrowAsync<GrpcException>(() => call);
    }

    private async Task<StringValue> WaitForCancellationAsync(StringValue request, GrpcCallContext call)
    {
        _started.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, call.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            _cancelled.TrySetResult();
            throw;
        }

        return request;
    }

    private static Task<StringValue> CallAsync(GrpcClient client, TimeSpan? timeout, CancellationToken ct = default) =>
        client.CallAsync(EchoServer.Method, new StringValue(), StringValue.Parser, timeout, ct);
}
