using System.Net;

namespace HotplugIac.CloudHypervisor.Api;

/// <summary>What a VMM answered instead of doing it.</summary>
/// <param name="status">404: there is no machine (v53); 429: a vCPU removal is pending (v46); 400: it does not understand; else 500.</param>
/// <param name="message">The VMM's own words.</param>
internal sealed class VmmException(HttpStatusCode status, string message, string path = "") : Exception(message)
{
    /// <summary>What v53 says with 404 and others in words only.</summary>
    private const string NotCreated = "not created";

    private const string PendingRemoval = "pending removal";

    /// <summary>What was asked for: <c>/api/v1/vm.resize</c>.</summary>
    public string Path { get; } = path;

    public HttpStatusCode Status { get; } = status;

    public bool IsNotCreated => Status == HttpStatusCode.NotFound || Message.Contains(NotCreated, StringComparison.OrdinalIgnoreCase);

    public bool IsRemovalPending => Status == HttpStatusCode.TooManyRequests
        || (Message.Contains("vcpu", StringComparison.OrdinalIgnoreCase) && (Message.Contains(PendingRemoval, StringComparison.OrdinalIgnoreCase) || Message.Contains("pending", StringComparison.OrdinalIgnoreCase)));
}
