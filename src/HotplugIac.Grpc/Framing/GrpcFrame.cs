using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;

namespace HotplugIac.Grpc.Framing;

/// <summary>The five bytes before each message: one flag for compression, then the length, big endian.</summary>
internal static class GrpcFrame
{
    public const int HeaderLength = 5;

    public static void WriteHeader(Span<byte> target, int length)
    {
        target[0] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(target[1..], (uint)length);
    }

    /// <summary>Writes a message with its header.</summary>
    public static void Write(IBufferWriter<byte> target, IMessage message)
    {
        WriteHeader(target.GetSpan(HeaderLength), message.CalculateSize());
        target.Advance(HeaderLength);
        message.WriteTo(target);
    }

    /// <summary>Reads the length.</summary>
    /// <exception cref="GrpcException">The flag is unknown or set (no compression is offered), or the message is too long.</exception>
    public static int ReadHeader(ReadOnlySpan<byte> header, int maxMessageBytes)
    {
        switch (header[0])
        {
            case 0:
                break;
            case 1:
                throw new GrpcException(GrpcStatusCode.Unimplemented, "The message is compressed, and no compression was offered.");
            default:
                throw new GrpcException(GrpcStatusCode.Internal, $"The message starts with the unknown flag {header[0]}.");
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        return length <= (uint)maxMessageBytes
            ? (int)length
            : throw new GrpcException(
                GrpcStatusCode.ResourceExhausted,
                $"The message has {length} bytes; at most {maxMessageBytes} are accepted.");
    }
}
