using Google.Protobuf;
using HotplugIac.Grpc;
using HotplugIac.PulumiProvider.Naming;

namespace HotplugIac.PulumiProvider.Services;

/// <summary>How every call is made: it ends when the caller gives up or Cancel comes.</summary>
internal sealed class Calls(Session session)
{
    public GrpcMethod Method<TRequest, TResponse>(string name, Func<TRequest, CancellationToken, Task<TResponse>> handle)
        where TRequest : IMessage<TRequest>, new()
        where TResponse : IMessage<TResponse> =>
        GrpcMethod.Unary<TRequest, TResponse>($"/pulumirpc.ResourceProvider/{name}", new MessageParser<TRequest>(static () => new TRequest()), async (request, call) =>
        {
            using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, session.Cancelled);
            try
            {
                return await handle(request, cancelled.Token);
            }
            catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
            {
                throw new GrpcException(GrpcStatusCode.Cancelled, $"{name} was cancelled before anything was touched.");
            }
        });

    public GrpcMethod Plain<TRequest, TResponse>(string name, Func<TRequest, TResponse> handle)
        where TRequest : IMessage<TRequest>, new()
        where TResponse : IMessage<TResponse> =>
        Method<TRequest, TResponse>(name, (request, _) => Task.FromResult(handle(request)));

    /// <summary>There is one type; another means that program and plugin do not belong together.</summary>
    public static void Expect(string urn, string type)
    {
        // URN: urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME. Older engines send no type beside it.
        var parts = urn.Split("::");
        var found = type.Length > 0 ? type : parts.Length >= 4 ? parts[2].Split('$')[^1] : string.Empty;
        if (found.Length > 0 && found != Names.ResourceToken)
        {
            throw new GrpcException(GrpcStatusCode.InvalidArgument, $"There is no resource type \"{found}\" in this version of the provider. Known: {Names.ResourceToken}.");
        }
    }
}
