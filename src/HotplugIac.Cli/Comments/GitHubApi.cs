using System.Globalization;
using System.Text.Json;

namespace HotplugIac.Cli.Comments;

/// <summary>GitHub: comments of a pull request are those of the issue with its number.</summary>
internal sealed class GitHubApi(CommentPlace place) : IForgeApi
{
    public string List => $"{Create}?per_page=50";

    public string Create => string.Create(CultureInfo.InvariantCulture, $"/repos/{place.Project}/issues/{place.Number}/comments");

    public HttpMethod UpdateMethod => HttpMethod.Patch;

    public string Update(long id) => string.Create(CultureInfo.InvariantCulture, $"/repos/{place.Project}/issues/comments/{id}");

    public string? Login(JsonElement user) => user.Text("login");

    public FoundComment? Read(JsonElement comment) => comment.Whole("id") is { } id
        ? new FoundComment(id, comment.Text("body") ?? string.Empty, comment.Field("user")?.Text("login"), comment.Field("user")?.Text("type") == "Bot", comment.Text("html_url"))
        : null;

    /// <summary>The token of GitHub Actions may not ask who it is; its comments are a bot's.</summary>
    public bool MayBeOurs(FoundComment comment) => comment.IsBot;

    public string Advice(int status) => status switch
    {
        401 => "The token is not valid, or has expired. In GitHub Actions: env: GITHUB_TOKEN: ${{ github.token }}.",
        403 => "The job needs permissions: pull-requests: write. For a pull request from a fork the token can only read, whatever the job asks for.",
        404 => $"There is no {place.Name}, or the token does not see it: the job needs permissions: pull-requests: write.",
        410 => "Comments are turned off here.",
        422 => "GitHub takes no such comment: the pull request may be locked.",
        _ => "Is GITHUB_API_URL the address of GitHub's API?",
    };
}
