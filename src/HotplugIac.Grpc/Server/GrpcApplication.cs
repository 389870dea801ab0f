using System.Globalization;
using Google.Protobuf;
using HotplugIac.Grpc.Framing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HotplugIac.Grpc;

/// <summary>Turns HTTP/2 requests into calls of the registered methods.</summary>
internal sealed class GrpcApplication : IHttpApplication<HttpContext>, IDisposable
{
    private const string ContentType = "application/grpc";

    private readonly Dictionary<string, GrpcMethod> _methods;
    private readonly int _maxMessageBytes;
    private readonly CancellationTokenSource _stopping = new();

    public GrpcApplication(IReadOnlyCollection<GrpcMethod> methods, int maxMessageBytes)
    {
        _methods = methods.ToDictionary(method => method.FullName, StringComparer.Ordinal);
        _maxMessageBytes = maxMessageBytes;
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public void Stop() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var contentType = context.Request.ContentType;
        if (contentType is null || !contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        context.Response.ContentType = ContentType;
        try
        {
            if (!_methods.TryGetValue(context.Request.Path.Value ?? "", out var method))
            {
                throw new GrpcException(GrpcStatusCode.Unimplemented, $"There is no method {context.Request.Path}.");
            }

            var response = await CallAsync(context, method);
            await WriteAsync(context, response);
        }
        catch (GrpcException error)
        {
            Finish(context, error);
        }
    }

    private async Task<IMessage> CallAsync(HttpContext context, GrpcMethod method)
    {
        var timeout = GrpcTimeout.Parse(context.Request.Headers["grpc-timeout"]);
        using var deadline = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan);
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(
            deadline.Token, context.RequestAborted, _stopping.Token);
        try
        {
            var request = await GrpcMessageReader.ReadSingleAsync(
                context.Request.BodyReader, _maxMessageBytes, method.Parse, cancelled.Token);
            var call = new GrpcCallContext(method.FullName, context.Request.Headers, cancelled.Token);

            // The answer is due at the deadline even when the handler does not heed its token.
            return await method.Invoke(request, call).WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested || deadline.IsCancellationRequested)
        {
            throw deadline.IsCancellationRequested
                ? new GrpcException(GrpcStatusCode.DeadlineExceeded, "The deadline passed.")
                : new GrpcException(GrpcStatusCode.Cancelled, "The call was cancelled.");
        }
#pragma warning disable CA1031 // A bug in one handler must reach the caller as a status and leave the other calls alone.
        catch (Exception error) when (error is not GrpcException)
        {
            throw new GrpcException(GrpcStatusCode.Internal, UnexpectedError.Line(error), error);
        }
#pragma warning restore CA1031
    }

    private static async Task WriteAsync(HttpContext context, IMessage response)
    {
        var writer = context.Response.BodyWriter;
        GrpcFrame.Write(writer, response);
        context.Response.AppendTrailer("grpc-status", "0");
        await writer.FlushAsync(context.RequestAborted);
    }

    private static void Finish(HttpContext context, GrpcException error)
    {
        // Before the first byte of a body the status goes into the headers ("Trailers-Only"), after it into the trailers.
        var fields = context.Response.HasStarted
            ? context.Features.Get<IHttpResponseTrailersFeature>()!.Trailers
            : context.Response.Headers;
        fields["grpc-status"] = ((int)error.Code).ToString(CultureInfo.InvariantCulture);
        fields["grpc-message"] = GrpcStatusText.Encode(error.Message);
        if (error.Details is { } details)
        {
            fields["grpc-status-details-bin"] = Convert.ToBase64String(details).TrimEnd('=');
        }
    }
}
