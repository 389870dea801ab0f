using System.Globalization;
using System.Text.Json;

namespace HotplugIac.Cli.Comments;

/// <summary>GitLab: comments are notes, among them those that GitLab writes itself.</summary>
internal sealed class GitLabApi(CommentPlace place, CommentToken token) : IForgeApi
{
    /// <summary>A note may have a million characters, so a page is short.</summary>
    public string List => $"{Create}?per_page=20&sort=asc&order_by=created_at";

    public string Create => string.Create(CultureInfo.InvariantCulture, $"/projects/{Uri.EscapeDataString(place.Project)}/merge_requests/{place.Number}/notes");

    public HttpMethod UpdateMethod => HttpMethod.Put;

    public string Update(long id) => string.Create(CultureInfo.InvariantCulture, $"{Create}/{id}");

    public string? Login(JsonElement user) => user.Text("username");

    public FoundComment? Read(JsonElement comment) => comment.Whole("id") is { } id && !comment.Flag("system")
        ? new FoundComment(id, comment.Text("body") ?? string.Empty, comment.Field("author")?.Text("username"), false,
            place.Page is null ? null : string.Create(CultureInfo.InvariantCulture, $"{place.Page}#note_{id}"))
        : null;

    /// <summary>GitLab does not say which notes are a bot's. It refuses to change another user's.</summary>
    public bool MayBeOurs(FoundComment comment) => true;

    public string Advice(int status) => status switch
    {
        401 or 403 when token.Header == CommentToken.JobHeader => "The token of a CI job may not write comments: set GITLAB_TOKEN to a project access token with the scope api, as a masked CI/CD variable.",
        401 => "The token is not valid, or has expired. Set GITLAB_TOKEN to a project access token with the scope api.",
        403 => "The token needs the scope api and the role Reporter or a higher one in the project.",
        404 => $"There is no {place.Name}, or the token does not see it: it needs the scope api in this project.",
        422 or 400 => "GitLab takes no such comment: its discussion may be locked.",
        _ => "Is CI_API_V4_URL the address of GitLab's API?",
    };
}
