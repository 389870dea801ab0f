using System.Net;
using System.Net.Http.Headers;

namespace HotplugIac.Grpc.Tests;

/// <summary>Requests as plain HTTP/2, so that a test can send what no gRPC client would.</summary>
internal static class RawCalls
{
    public static HttpMessageInvoker Connect(EndPoint endPoint) => new(GrpcConnector.CreateHandler(new GrpcClientOptions(endPoint)));

    public static async Task<(string? Status, HttpStatusCode Http)> PostAsync(
        HttpMessageInvoker http, byte[] body, string contentType = "application/grpc", string? timeoutHeader = null)
    {
        using var bound = new CancellationTokenSource(TestPeers.Bound);
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost" + EchoServer.Method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        if (timeoutHeader is not null)
        {
            request.Headers.Add("grpc-timeout", timeoutHeader);
        }

        using var response = await http.SendAsync(request, bound.Token);
        await response.Content.ReadAsByteArrayAsync(bound.Token);
        var fields = response.TrailingHeaders.Contains("grpc-status") ? (HttpHeaders)response.TrailingHeaders : response.Headers;
        return (fields.TryGetValues("grpc-status", out var values) ? values.Single() : null, response.StatusCode);
    }
}
