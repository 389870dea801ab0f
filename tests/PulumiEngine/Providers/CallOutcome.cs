using System.Text.Json.Nodes;
using Google.Protobuf;
using HotplugIac.Grpc;
using HotplugIac.PulumiProtocol;
using HotplugIac.PulumiEngine.Values;

namespace HotplugIac.PulumiEngine.Providers;

internal enum CallStatus
{
    Ok,

    /// <summary>Failed, and nothing was changed.</summary>
    Failed,

    /// <summary>Failed, and nobody knows what is true.</summary>
    Unknown,

    /// <summary>Done in part; the outcome says what is true.</summary>
    Partial,
}

/// <summary>What came of a Create, Read, Update or Delete.</summary>
internal sealed record CallOutcome(CallStatus Status)
{
    public string Id { get; init; } = "";

    /// <summary>Null when the answer has none, which a Read uses for what does not exist.</summary>
    public JsonObject? Outputs { get; init; }

    /// <summary>Of a Read only; null when the answer has none.</summary>
    public JsonObject? Inputs { get; init; }

    public bool RefreshBeforeUpdate { get; init; }

    public string? Error { get; init; }

    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>By the code, and by the details when something was done (parseError and resourceStateAndError in provider_plugin.go).</summary>
    public static CallOutcome Of(GrpcException error)
    {
        foreach (var detail in error.Details is { } bytes ? Status_(bytes).Details : [])
        {
            if (detail.TryUnpack(out ErrorResourceInitFailed failed))
            {
                return new(CallStatus.Partial)
                {
                    Id = failed.Id,
                    Outputs = failed.Properties is null ? null : Structs.From(failed.Properties),
                    Inputs = failed.Inputs is null ? null : Structs.From(failed.Inputs),
                    RefreshBeforeUpdate = failed.RefreshBeforeUpdate,
                    Reasons = [.. failed.Reasons],
                    Error = failed.Reasons.Count == 0 ? "resource init failed" : string.Join('\n', failed.Reasons),
                };
            }
        }

        var unknown = error.Code is GrpcStatusCode.Internal or GrpcStatusCode.DataLoss or GrpcStatusCode.Unknown;
        return new(unknown ? CallStatus.Unknown : CallStatus.Failed) { Error = error.Message };
    }

    private static Status Status_(byte[] bytes)
    {
        try
        {
            return HotplugIac.PulumiProtocol.Status.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return new Status();
        }
    }
}

/// <summary>A provider refused a call that has no partial outcome, or cannot be used at all.</summary>
internal sealed class ProviderException(string message, Exception? inner = null) : Exception(message, inner);
