using System.Buffers;
using System.IO.Pipelines;

namespace HotplugIac.Grpc.Framing;

/// <summary>Reads the single message of a unary request.</summary>
internal static class GrpcMessageReader
{
    /// <summary>Waits for the whole message and parses it straight from the pipe's buffers.</summary>
    /// <exception cref="GrpcException">The body is not exactly one acceptable message.</exception>
    public static async Task<T> ReadSingleAsync<T>(
        PipeReader reader, int maxMessageBytes, Func<ReadOnlySequence<byte>, T> parse, CancellationToken ct)
    {
        while (true)
        {
            var result = await reader.ReadAsync(ct);
            var buffer = result.Buffer;
            var end = EndOfMessage(buffer, maxMessageBytes);
            if (end > buffer.Length || end == 0)
            {
                if (result.IsCompleted)
                {
                    throw new GrpcException(GrpcStatusCode.Internal, "The request ends before its message does.");
                }

                reader.AdvanceTo(buffer.Start, buffer.End);
                continue;
            }

            if (end < buffer.Length)
            {
                throw new GrpcException(GrpcStatusCode.Internal, "The request holds more than one message.");
            }

            var value = parse(buffer.Slice(GrpcFrame.HeaderLength));
            reader.AdvanceTo(buffer.End);
            await ExpectEndAsync(reader, ct);
            return value;
        }
    }

    /// <summary>Where the message ends in the stream, or 0 while even its length is not known.</summary>
    private static long EndOfMessage(ReadOnlySequence<byte> buffer, int maxMessageBytes)
    {
        if (buffer.Length < GrpcFrame.HeaderLength)
        {
            return 0;
        }

        Span<byte> header = stackalloc byte[GrpcFrame.HeaderLength];
        buffer.Slice(0, GrpcFrame.HeaderLength).CopyTo(header);
        return GrpcFrame.HeaderLength + (long)GrpcFrame.ReadHeader(header, maxMessageBytes);
    }

    private static async Task ExpectEndAsync(PipeReader reader, CancellationToken ct)
    {
        while (true)
        {
            var rest = await reader.ReadAsync(ct);
            if (!rest.Buffer.IsEmpty)
            {
                throw new GrpcException(GrpcStatusCode.Internal, "The request holds more than one message.");
            }

            reader.AdvanceTo(rest.Buffer.End);
            if (rest.IsCompleted)
            {
                return;
            }
        }
    }
}
