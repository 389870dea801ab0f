using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using HotplugIac.Grpc.Framing;

namespace HotplugIac.Grpc;

/// <summary>Makes unary gRPC calls to one endpoint.</summary>
public sealed class GrpcClient : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly GrpcClientOptions _options;
    private readonly Uri _root;

    public GrpcClient(GrpcClientOptions options)
    {
        _options = options;
        _http = new HttpMessageInvoker(GrpcConnector.CreateHandler(options));
        _root = new Uri(options.Tls is null ? "http://localhost" : "https://localhost");
    }

    /// <summary>Calls a method and waits for its answer.</summary>
    /// <param name="fullName"><c>/package.Service/Method</c>.</param>
    /// <param name="request">The message to send.</param>
    /// <param name="parser">Reads the answer.</param>
    /// <param name="timeout">The deadline, which the server learns too; null waits for ever.</param>
    /// <param name="ct">Gives the call up.</param>
    /// <exception cref="GrpcException">The call failed, or the endpoint cannot be reached (UNAVAILABLE).</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public async Task<TResponse> CallAsync<TResponse>(
        string fullName, IMessage request, MessageParser<TResponse> parser, TimeSpan? timeout = null, CancellationToken ct = default)
        where TResponse : IMessage<TResponse>
    {
        using var passed = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan, _options.Time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(passed.Token, ct);
        try
        {
            using var message = CreateRequest(fullName, request, timeout);
            using var response = await _http.SendAsync(message, deadline.Token);
            return await GrpcResponseReader.ReadAsync(response, parser, _options.MaxMessageBytes, deadline.Token);
        }
        catch (OperationCanceledException error) when (!ct.IsCancellationRequested)
        {
            throw new GrpcException(GrpcStatusCode.DeadlineExceeded, "The deadline passed.", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new GrpcException(GrpcStatusCode.Unavailable, $"No answer from {_options.EndPoint}: {error.Message}", error);
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage CreateRequest(string fullName, IMessage request, TimeSpan? timeout)
    {
        var frame = new byte[GrpcFrame.HeaderLength + request.CalculateSize()];
        GrpcFrame.WriteHeader(frame, frame.Length - GrpcFrame.HeaderLength);
        request.WriteTo(frame.AsSpan(GrpcFrame.HeaderLength));

        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(_root, fullName))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame),
        };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        message.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        if (timeout is { } limit)
        {
            message.Headers.Add("grpc-timeout", GrpcTimeout.Format(limit));
        }

        return message;
    }
}
