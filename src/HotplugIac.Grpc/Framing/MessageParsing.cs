using System.Buffers;
using Google.Protobuf;

namespace HotplugIac.Grpc.Framing;

/// <summary>Bytes of a message → the message.</summary>
internal static class MessageParsing
{
    /// <exception cref="GrpcException">They are none (INTERNAL).</exception>
    public static T Parse<T>(MessageParser<T> parser, ReadOnlySequence<byte> bytes)
        where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new GrpcException(GrpcStatusCode.Internal, $"The bytes are no valid message: {e.Message}", e);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException)
        {
            // Google.Protobuf 3.25: negative lengths, and ends of groups where none began, lead its parser out of the buffer.
            throw new GrpcException(GrpcStatusCode.Internal, "The bytes are no valid message: a length in them is wrong.", e);
        }
    }
}
