using Google.Protobuf.WellKnownTypes;

namespace HotplugIac.Grpc.Tests;

public sealed class FailureTests
{
    [Fact]
    public async Task An_unknown_method_is_unimplemented()
    {
        await using var server = await EchoServer.StartAsync();
        using var client = server.Connect();

        var error = await Should.ThrowAsync<GrpcException>(() => CallAsync(client, "/test.Echo/Sing"));

        error.Code.ShouldBe(GrpcStatusCode.Unimplemented);
        error.Message.ShouldContain("/test.Echo/Sing");
    }

    [Fact]
    public async Task An_exception_of_the_handler_is_internal_and_keeps_its_message()
    {
        await using var server = await EchoServer.StartAsync((_, _) => throw new InvalidOperationException("no disk\n100 % full – schade"));
        using var client = server.Connect();

        var error = await Should.ThrowAsync<GrpcException>(() => CallAsync(client));

        error.Code.ShouldBe(GrpcStatusCode.Internal);
        error.Message.ShouldContain("no disk\n100 % full – schade");
    }

    [Fact]
    public async Task A_status_chosen_by_the_handler_arrives_with_its_details()
    {
        await using var server = await EchoServer.StartAsync((_, _) =>
            throw new GrpcException(GrpcStatusCode.FailedPrecondition, "not now") { Details = [1, 2, 3, 4] });
        using var client = server.Connect();

        var error = await Should.ThrowAsync<GrpcException>(() => CallAsync(client));

        error.Code.ShouldBe(GrpcStatusCode.FailedPrecondition);
        error.Message.ShouldBe("not now");
        error.Details.ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task A_very_long_message_is_cut_rather_than_lost_with_its_status()
    {
        await using var server = await EchoServer.StartAsync((_, _) => throw new InvalidOperationException(new string('ä', 100_000)));
        using var client = server.Connect();

        var error = await Should.ThrowAsync<GrpcException>(() => CallAsync(client));

        error.Code.ShouldBe(GrpcStatusCode.Internal);
        error.Message.Length.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task The_connection_outlives_a_failed_call()
    {
        await using var server = await EchoServer.StartAsync((request, _) =>
            request.Value == "fail" ? throw new InvalidOperationException("once") : Task.FromResult(request));
        using var client = server.Connect();
        await Should.ThrowAsync<GrpcException>(() => CallAsync(client, text: "fail"));

        var answer = await CallAsync(client, text: "again");

        answer.Value.ShouldBe("again");
    }

    [Fact]
    public async Task A_message_over_the_limit_is_refused()
    {
        await using var server = await EchoServer.StartAsync(configure: options => options with { MaxMessageBytes = 1000 });
        using var client = server.Connect();

        var error = await Should.ThrowAsync<GrpcException>(() => CallAsync(client, text: new string('x', 1000)));

        error.Code.ShouldBe(GrpcStatusCode.ResourceExhausted);
    }

    [Fact]
    public async Task An_endpoint_that_nobody_listens_on_is_unavailable()
    {
        using var client = new GrpcClient(new GrpcClientOptions(TestPeers.FreshSocket()));

        var error = await Should.ThrowAsync<GrpcException>(() => CallAsync(client));

        error.Code.ShouldBe(GrpcStatusCode.Unavailable);
    }

    private static Task<StringValue> CallAsync(GrpcClient client, string method = EchoServer.Method, string text = "") =>
        client.CallAsync(method, new StringValue { Value = text }, StringValue.Parser, TestPeers.Bound);
}
