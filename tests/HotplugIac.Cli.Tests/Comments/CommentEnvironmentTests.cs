using HotplugIac.Cli.Comments;

namespace HotplugIac.Cli.Tests.Comments;

public sealed class CommentEnvironmentTests
{
    [Theory]
    [InlineData("GITHUB_REPOSITORY=o/r;GITHUB_REF=refs/pull/12/merge", "GitHub https://api.github.com/ o/r 12")]
    [InlineData("GITHUB_REPOSITORY=o/r;GITHUB_REF=refs/pull/12/head;GITHUB_API_URL=https://git.example/api/v3/", "GitHub https://git.example/api/v3 o/r 12")]
    [InlineData("CI_PROJECT_ID=42;CI_MERGE_REQUEST_IID=3;CI_API_V4_URL=https://lab.example/api/v4;CI_PROJECT_URL=https://lab.example/g/p", "GitLab https://lab.example/api/v4 42 3 https://lab.example/g/p/-/merge_requests/3")]
    [InlineData("CI_PROJECT_ID=43;CI_MERGE_REQUEST_PROJECT_ID=42;CI_MERGE_REQUEST_IID=3", "GitLab https://gitlab.com/api/v4 42 3")]
    public void The_place_is_found_in_what_ci_says(string variables, string place) => Text(Environment(variables).Place(null, null, null)).ShouldBe(place);

    [Fact]
    public void The_event_tells_the_number_before_the_reference()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, """{"pull_request": {"number": 9}}""");

        var place = Environment($"GITHUB_REPOSITORY=o/r;GITHUB_REF=refs/pull/12/merge;GITHUB_EVENT_PATH={path}").Place(null, null, null);

        File.Delete(path);
        place.Number.ShouldBe(9);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("{\"pull_request\": []}")]
    public void An_event_that_tells_nothing_leaves_it_to_the_reference(string json)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, json);

        var place = Environment($"GITHUB_REPOSITORY=o/r;GITHUB_REF=refs/pull/12/merge;GITHUB_EVENT_PATH={path}").Place(null, null, null);

        File.Delete(path);
        place.Number.ShouldBe(12);
    }

    [Fact]
    public void What_the_user_gives_goes_first() =>
        Text(Environment("GITHUB_REPOSITORY=o/r;CI_PROJECT_ID=1").Place(Forge.GitLab, "g/p", 5)).ShouldBe("GitLab https://gitlab.com/api/v4 g/p 5");

    [Theory]
    [InlineData("", "neither GitHub Actions nor GitLab CI")]
    [InlineData("GITHUB_REPOSITORY=o/r;GITHUB_REF=refs/heads/main", "the number of the pull request is missing")]
    [InlineData("GITHUB_REPOSITORY=o/r/../x;GITHUB_REF=refs/pull/1/merge", "is no repository of GitHub")]
    [InlineData("GITHUB_REPOSITORY=o/r;GITHUB_REF=refs/pull/x/merge", "GITHUB_REF = \"x\" has no number")]
    [InlineData("GITHUB_REPOSITORY=o/r;GITHUB_REF=refs/pull/1/merge;GITHUB_API_URL=https://me:pw@x/", "GITHUB_API_URL must be an https address")]
    [InlineData("GITHUB_REPOSITORY=o/r;GITHUB_REF=refs/pull/1/merge;GITHUB_API_URL=file:///etc", "GITHUB_API_URL must be an https address")]
    [InlineData("CI_PROJECT_ID=42", "merge_request_event")]
    public void What_is_missing_is_named_with_its_option(string variables, string error) =>
        Should.Throw<CommentException>(() => Environment(variables).Place(null, null, null)).Message.ShouldContain(error);

    [Theory]
    [InlineData(Forge.GitHub, "GH_TOKEN=b", "Authorization", "Bearer b")]
    [InlineData(Forge.GitHub, "GITHUB_TOKEN=a;GH_TOKEN=b", "Authorization", "Bearer a")]
    [InlineData(Forge.GitLab, "GITLAB_TOKEN=a;CI_JOB_TOKEN=b", "PRIVATE-TOKEN", "a")]
    [InlineData(Forge.GitLab, "CI_JOB_TOKEN=b", "JOB-TOKEN", "b")]
    internal void The_token_has_the_header_of_its_kind(Forge forge, string variables, string header, string value)
    {
        var token = Environment(variables).Token(forge);

        (token.Header, token.Value).ShouldBe((header, value));
        token.ToString().ShouldBe($"{header}: ***");
    }

    [Theory]
    [InlineData("")]
    [InlineData("GITHUB_TOKEN=")]
    [InlineData("GITHUB_TOKEN=secret\nX: y")]
    public void A_token_that_is_none_is_refused_without_being_shown(string variables) =>
        Should.Throw<CommentException>(() => Environment(variables).Token(Forge.GitHub)).Message.ShouldNotContain("secret");

    private static string Text(CommentPlace place) => $"{place.Forge} {place.Api} {place.Project} {place.Number} {place.Page}".TrimEnd();

    private static CommentEnvironment Environment(string variables)
    {
        var values = variables.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=', 2)).ToDictionary(v => v[0], v => v[1]);
        return new CommentEnvironment(values.GetValueOrDefault);
    }
}
