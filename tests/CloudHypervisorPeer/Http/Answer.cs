using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace HotplugIac.Peer.Http;

/// <summary>An answer before it is sent.</summary>
/// <param name="Body">Null: none.</param>
internal sealed record Answer(int Status, string? Body)
{
    public static Answer Of(JsonNode body) => new(StatusCodes.Status200OK, body.ToJsonString());

    public static Answer Done { get; } = new(StatusCodes.Status204NoContent, null);

    /// <summary>How the real one words an error; the status and the form of the body depend on the release, the words are the peer's own.</summary>
    /// <param name="path">Without the root.</param>
    public static Answer Of(Refusal refusal, string path, PeerVersion version)
    {
        IReadOnlyList<string> messages = refusal.Kind switch
        {
            RefusalKind.UnknownPath => ["Not Found"],
            RefusalKind.RemovalPending when version.PendingRemovalIsTooMany => ["Too Many Requests"],
            RefusalKind.BadRequest => refusal.Messages,
            _ => ["Error from API", $"{path} failed", .. refusal.Messages],
        };
        return Error(StatusOf(refusal.Kind, version), messages, version);
    }

    public static Answer Error(int status, IReadOnlyList<string> messages, PeerVersion version) => new(
        status,
        version.ErrorsAreChains ? new JsonArray([.. messages.Select(m => (JsonNode?)JsonValue.Create(m))]).ToJsonString() : string.Join(": ", messages));

    public async Task SendAsync(HttpContext context)
    {
        // The real one says that everything is JSON, and be it text.
        context.Response.StatusCode = Status;
        context.Response.Headers.Server = "Cloud Hypervisor API";
        if (Body is not null)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Body);
        }
    }

    private static int StatusOf(RefusalKind kind, PeerVersion version) => kind switch
    {
        RefusalKind.BadRequest => StatusCodes.Status400BadRequest,
        RefusalKind.UnknownPath => StatusCodes.Status404NotFound,
        RefusalKind.Missing when version.MissingIsNotFound => StatusCodes.Status404NotFound,
        RefusalKind.InvalidConfig when version.InvalidConfigIsBadRequest => StatusCodes.Status400BadRequest,
        RefusalKind.RemovalPending when version.PendingRemovalIsTooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status500InternalServerError,
    };
}
