using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using Google.Protobuf;
using HotplugIac.Grpc.Framing;

namespace HotplugIac.Grpc;

/// <summary>Reads the answer to a unary call: a status, and one message when the status is OK.</summary>
internal static class GrpcResponseReader
{
    private const int FirstPiece = 64 * 1024;

    public static async Task<TResponse> ReadAsync<TResponse>(
        HttpResponseMessage response, MessageParser<TResponse> parser, int maxMessageBytes, CancellationToken ct)
        where TResponse : IMessage<TResponse>
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new GrpcException(GrpcStatusCode.Unknown, $"The endpoint answered with HTTP status {(int)response.StatusCode}.");
        }

        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var header = new byte[GrpcFrame.HeaderLength];
        var got = await body.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, ct);
        if (got == 0)
        {
            ThrowUnlessOk(response);
            throw new GrpcException(GrpcStatusCode.Internal, "The answer holds no message.");
        }

        if (got < header.Length)
        {
            throw new GrpcException(GrpcStatusCode.Internal, "The answer ends before its message does.");
        }

        var message = await ReadMessageAsync(body, GrpcFrame.ReadHeader(header, maxMessageBytes), ct);

        // The trailers arrive with the end of the body, so it has to be read up to there.
        if (await body.ReadAsync(header, ct) != 0)
        {
            throw new GrpcException(GrpcStatusCode.Internal, "The answer holds more than one message.");
        }

        ThrowUnlessOk(response);
        return MessageParsing.Parse(parser, new ReadOnlySequence<byte>(message));
    }

    /// <summary>Memory grows with what has come, not with the length that was announced: five bytes can announce 400 MB.</summary>
    private static async Task<byte[]> ReadMessageAsync(Stream body, int length, CancellationToken ct)
    {
        var message = new byte[Math.Min(length, FirstPiece)];
        for (var have = 0; have < length;)
        {
            if (have == message.Length)
            {
                Array.Resize(ref message, (int)Math.Min(length, 2L * message.Length));
            }

            var wanted = message.Length - have;
            if (await body.ReadAtLeastAsync(message.AsMemory(have), wanted, throwOnEndOfStream: false, ct) < wanted)
            {
                throw new GrpcException(GrpcStatusCode.Internal, "The answer ends before its message does.");
            }

            have = message.Length;
        }

        return message;
    }

    private static void ThrowUnlessOk(HttpResponseMessage response)
    {
        var fields = response.TrailingHeaders.Contains("grpc-status") ? response.TrailingHeaders : response.Headers;
        if (!int.TryParse(First(fields, "grpc-status"), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            throw new GrpcException(GrpcStatusCode.Unknown, "The answer has no status.");
        }

        if (code != 0)
        {
            throw new GrpcException((GrpcStatusCode)code, GrpcStatusText.Decode(First(fields, "grpc-message") ?? ""))
            {
                Details = DecodeDetails(First(fields, "grpc-status-details-bin")),
            };
        }
    }

    private static string? First(HttpHeaders fields, string name) =>
        fields.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static byte[]? DecodeDetails(string? base64)
    {
        if (base64 is null)
        {
            return null;
        }

        // Binary metadata comes without padding.
        var bytes = new byte[base64.Length];
        var padded = base64.PadRight((base64.Length + 3) / 4 * 4, '=');
        return Convert.TryFromBase64String(padded, bytes, out var length) ? bytes[..length] : null;
    }
}
