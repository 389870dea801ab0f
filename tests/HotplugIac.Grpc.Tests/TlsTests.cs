using System.Security.Cryptography.X509Certificates;
using Google.Protobuf.WellKnownTypes;

namespace HotplugIac.Grpc.Tests;

public sealed class TlsTests : IDisposable
{
    private readonly X509Certificate2 _server = TestPeers.CreateCertificate();
    private readonly X509Certificate2 _client = TestPeers.CreateCertificate();
    private readonly X509Certificate2 _stranger = TestPeers.CreateCertificate();

    [Fact]
    public async Task Peers_that_know_each_others_certificates_can_talk()
    {
        await using var server = await StartAsync();
        using var client = server.Connect(new GrpcClientTls(_client, _server.RawData));

        var answer = await CallAsync(client, new string('x', 3_000_000));

        answer.Value.Length.ShouldBe(3_000_000);
    }

    [Fact]
    public async Task A_client_with_another_certificate_is_not_let_in()
    {
        await using var server = await StartAsync();
        using var client = server.Connect(new GrpcClientTls(_stranger, _server.RawData));

        (await Should.ThrowAsync<GrpcException>(() => CallAsync(client, "hello"))).Code.ShouldBe(GrpcStatusCode.Unavailable);
    }

    [Fact]
    public async Task A_client_without_a_certificate_is_not_let_in()
    {
        await using var server = await StartAsync();
        using var client = server.Connect(new GrpcClientTls(null, _server.RawData));

        (await Should.ThrowAsync<GrpcException>(() => CallAsync(client, "hello"))).Code.ShouldBe(GrpcStatusCode.Unavailable);
    }

    [Fact]
    public async Task A_client_does_not_talk_to_a_server_with_another_certificate()
    {
        await using var server = await StartAsync();
        using var client = server.Connect(new GrpcClientTls(_client, _stranger.RawData));

        (await Should.ThrowAsync<GrpcException>(() => CallAsync(client, "hello"))).Code.ShouldBe(GrpcStatusCode.Unavailable);
    }

    [Fact]
    public async Task Plaintext_does_not_reach_a_server_with_tls()
    {
        await using var server = await StartAsync();
        using var client = server.Connect();

        (await Should.ThrowAsync<GrpcException>(() => CallAsync(client, "hello"))).Code.ShouldBe(GrpcStatusCode.Unavailable);
    }

    [Fact]
    public async Task A_stranger_does_not_disturb_the_client_that_is_let_in()
    {
        await using var server = await StartAsync();
        using var stranger = server.Connect(new GrpcClientTls(_stranger, _server.RawData));
        await Should.ThrowAsync<GrpcException>(() => CallAsync(stranger, "hello"));
        using var client = server.Connect(new GrpcClientTls(_client, _server.RawData));

        (await CallAsync(client, "hello")).Value.ShouldBe("hello");
    }

    public void Dispose()
    {
        _server.Dispose();
        _client.Dispose();
        _stranger.Dispose();
    }

    private Task<EchoServer> StartAsync() =>
        EchoServer.StartAsync(configure: options => options with { Tls = new GrpcServerTls(_server, _client.RawData) });

    private static Task<StringValue> CallAsync(GrpcClient client, string text) =>
        client.CallAsync(EchoServer.Method, new StringValue { Value = text }, StringValue.Parser, TestPeers.Bound);
}
