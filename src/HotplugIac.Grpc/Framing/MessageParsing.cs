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
            // Nobody here asks for fields that are unknown, and keeping them is where Google.Protobuf 3.25 can be led astray.
            return parser.WithDiscardUnknownFields(true).ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new GrpcException(GrpcStatusCode.Internal, $"The bytes are no valid message: {e.Message}", e);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException)
        {
            // Negative lengths, and ends of groups where none began, lead its parser out of the buffer.
            throw new GrpcException(GrpcStatusCode.Internal, "The bytes are no valid message: a length in them is wrong.", e);
        }
    }
}
