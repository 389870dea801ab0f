using System.Buffers;
using Google.Protobuf;
using HotplugIac.Grpc.Framing;

namespace HotplugIac.Grpc;

/// <summary>A unary method that the server answers.</summary>
public sealed class GrpcMethod
{
    private GrpcMethod(
        string fullName, Func<ReadOnlySequence<byte>, IMessage> parse, Func<IMessage, GrpcCallContext, Task<IMessage>> invoke) =>
        (FullName, Parse, Invoke) = (fullName, parse, invoke);

    /// <summary><c>/package.Service/Method</c>.</summary>
    public string FullName { get; }

    internal Func<ReadOnlySequence<byte>, IMessage> Parse { get; }

    internal Func<IMessage, GrpcCallContext, Task<IMessage>> Invoke { get; }

    /// <summary>Ties a method name to its handler.</summary>
    /// <param name="fullName"><c>/package.Service/Method</c>.</param>
    /// <param name="parser">Reads the request.</param>
    /// <param name="handler">
    /// Answers it; may run beside itself. A <see cref="GrpcException"/> becomes the status, any other exception INTERNAL with its message.
    /// </param>
    public static GrpcMethod Unary<TRequest, TResponse>(
        string fullName, MessageParser<TRequest> parser, Func<TRequest, GrpcCallContext, Task<TResponse>> handler)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> =>
        new(fullName, bytes => MessageParsing.Parse(parser, bytes), async (request, context) => await handler((TRequest)request, context));
}
