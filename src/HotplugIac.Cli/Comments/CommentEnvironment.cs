using System.Globalization;
using System.Text.Json;

namespace HotplugIac.Cli.Comments;

/// <summary>What CI says about where it runs. What the user gives goes before it.</summary>
/// <param name="variable">An environment variable, or null.</param>
internal sealed class CommentEnvironment(Func<string, string?> variable)
{
    /// <exception cref="CommentException">Something is missing or makes no sense.</exception>
    public CommentPlace Place(Forge? forge, string? project, long? number) => (forge ?? Here()) switch
    {
        Forge.GitHub => new CommentPlace(
            Forge.GitHub,
            Base("GITHUB_API_URL", "https://api.github.com"),
            Repository(project ?? Value("GITHUB_REPOSITORY") ?? throw Missing("the repository", "GITHUB_REPOSITORY", "--repository OWNER/NAME")),
            number ?? PullRequest() ?? throw Missing("the number of the pull request", "GITHUB_EVENT_PATH or GITHUB_REF (refs/pull/N/merge)", "--number; a push has none, so run this for pull_request events only")),
        _ => GitLab(project, number),
    };

    /// <exception cref="CommentException">There is none, or it cannot be one.</exception>
    public CommentToken Token(Forge forge)
    {
        var (header, secret) = forge == Forge.GitHub
            ? ("Authorization", Value("GITHUB_TOKEN") ?? Value("GH_TOKEN"))
            : Value("GITLAB_TOKEN") is { } own ? ("PRIVATE-TOKEN", own) : (CommentToken.JobHeader, Value("CI_JOB_TOKEN"));
        if (secret is null)
        {
            throw new CommentException(forge == Forge.GitHub
                ? "There is no token: set GITHUB_TOKEN, in GitHub Actions with env: GITHUB_TOKEN: ${{ github.token }}."
                : "There is no token: set GITLAB_TOKEN to a project access token with the scope api, as a masked CI/CD variable.");
        }

        return secret.Any(c => c is <= ' ' or > '~')
            ? throw new CommentException("The token has a blank, a line end or another character that no token has. Set the variable anew.")
            : new CommentToken(header, secret);
    }

    private Forge Here() => Value("GITHUB_REPOSITORY") is not null ? Forge.GitHub
        : Value("CI_PROJECT_ID") is not null ? Forge.GitLab
        : throw new CommentException("This is neither GitHub Actions nor GitLab CI: say --on github or --on gitlab, with --repository and --number.");

    private CommentPlace GitLab(string? project, long? number)
    {
        var iid = number ?? Number(Value("CI_MERGE_REQUEST_IID"), "CI_MERGE_REQUEST_IID")
            ?? throw Missing("the number of the merge request", "CI_MERGE_REQUEST_IID", "--number; only merge request pipelines have one, so run the job with rules: if: $CI_PIPELINE_SOURCE == \"merge_request_event\"");
        // The project that the merge request goes to: of a fork's merge request it is another than the pipeline's.
        var id = project ?? Value("CI_MERGE_REQUEST_PROJECT_ID") ?? Value("CI_PROJECT_ID") ?? throw Missing("the project", "CI_PROJECT_ID", "--repository");
        var page = project is null ? Value("CI_MERGE_REQUEST_PROJECT_URL") ?? Value("CI_PROJECT_URL") : null;
        return new CommentPlace(Forge.GitLab, Base("CI_API_V4_URL", "https://gitlab.com/api/v4"), id, iid,
            page is null ? null : string.Create(CultureInfo.InvariantCulture, $"{page}/-/merge_requests/{iid}"));
    }

    private Uri Base(string name, string usual)
    {
        var text = (Value(name) ?? usual).TrimEnd('/');
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri is { Query: "", Fragment: "", UserInfo: "" }
            ? uri
            : throw new CommentException($"{name} must be an https address without user, query and fragment, such as {usual}.");
    }

    private static string Repository(string text) =>
        text.Split('/') is [{ Length: > 0 } owner, { Length: > 0 } name] && (owner + name).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && name is not ("." or "..") && owner is not ("." or "..")
            ? text
            : throw new CommentException($"\"{text}\" is no repository of GitHub. Write OWNER/NAME.");

    private long? PullRequest()
    {
        if (Value("GITHUB_EVENT_PATH") is { } path && EventNumber(path) is { } number)
        {
            return number;
        }

        return Value("GITHUB_REF")?.Split('/') is ["refs", "pull", var text, _] ? Number(text, "GITHUB_REF") : null;
    }

    private static long? EventNumber(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("pull_request", out var request) && request.ValueKind == JsonValueKind.Object
                && request.TryGetProperty("number", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var value)
                ? value
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // The reference may tell it all the same.
            return null;
        }
    }

    private static long? Number(string? text, string name) => text is null ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new CommentException($"{name} = \"{text}\" has no number.");

    private static CommentException Missing(string what, string variables, string option) =>
        new($"It is not known where to comment: {what} is missing. CI gives it in {variables}; otherwise give it with {option}.");

    private string? Value(string name) => variable(name) is { Length: > 0 } value ? value : null;
}
