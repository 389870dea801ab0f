using Microsoft.AspNetCore.Http;

namespace HotplugIac.Grpc;

/// <summary>What a handler may know about its call besides the message.</summary>
public sealed class GrpcCallContext
{
    // A copy: the server uses the request again when a handler overstays its deadline.
    private readonly Dictionary<string, string> _headers;

    internal GrpcCallContext(string method, IHeaderDictionary headers, CancellationToken cancellation) =>
        (Method, _headers, CancellationToken) = (
            method,
            headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            cancellation);

    /// <summary>The full method name, <c>/package.Service/Method</c>.</summary>
    public string Method { get; }

    /// <summary>Cancelled when the caller gives up, its deadline passes, or the server is told to stop.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>A metadata value sent by the caller, or null.</summary>
    public string? Header(string name) => _headers.GetValueOrDefault(name);
}
