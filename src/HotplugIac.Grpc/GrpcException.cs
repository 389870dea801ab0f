namespace HotplugIac.Grpc;

/// <summary>
/// A call that ended with a status other than OK. Thrown by a handler, it becomes the answer; thrown by the client, it is the answer.
/// </summary>
public sealed class GrpcException(GrpcStatusCode code, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public GrpcStatusCode Code { get; } = code;

    /// <summary>A serialised google.rpc.Status with details (trailer grpc-status-details-bin); null when there is none.</summary>
    public byte[]? Details { get; init; }
}
