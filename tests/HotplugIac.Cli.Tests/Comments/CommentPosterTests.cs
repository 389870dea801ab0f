using HotplugIac.Cli.Comments;
using Microsoft.AspNetCore.Http;

namespace HotplugIac.Cli.Tests.Comments;

public sealed class CommentPosterTests : IAsyncLifetime
{
    private const string Secret = "ghs_verysecret";
    private const string Marker = "<!-- hotplug-preview: target=\"production\" -->";
    private const string Other = "<!-- hotplug-preview: target=\"staging\" -->";

    private readonly HastyTime _time = new();
    private ForgeServer _server = null!;

    public async Task InitializeAsync() => _server = await ForgeServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_first_comment_is_created()
    {
        var outcome = await PostAsync("one");

        outcome.ShouldBe(new CommentOutcome(CommentAction.Created, "https://forge.example/o/r/pull/7#issuecomment-101"));
        _server.Comments.ShouldHaveSingleItem().Body.ShouldBe($"{Marker}\none\n");
        _server.Tokens.Distinct().ShouldBe([$"Bearer {Secret}"]);
    }

    [Fact]
    public async Task The_next_one_updates_it_wherever_it_stands_among_the_pages()
    {
        _server.Add("hello", "jane", isBot: false);
        _server.Add("world", "jane", isBot: false);
        await PostAsync("one");
        _server.Add("after", "jane", isBot: false);

        var outcome = await PostAsync("two");

        outcome.Action.ShouldBe(CommentAction.Updated);
        _server.Comments.Count.ShouldBe(4);
        _server.Comments[2].Body.ShouldBe($"{Marker}\ntwo\n");
    }

    [Fact]
    public async Task One_that_says_the_same_is_left_alone_though_the_forge_changed_its_line_ends()
    {
        _server.Add($"{Marker}\r\none");

        (await PostAsync("one")).Action.ShouldBe(CommentAction.Unchanged);
        _server.Requests.ShouldAllBe(r => r.StartsWith("GET"));
    }

    [Fact]
    public async Task Two_targets_have_two_comments()
    {
        await PostAsync("one");
        await PostAsync("two", Other);
        await PostAsync("three");

        _server.Comments.Select(c => c.Body).ShouldBe([$"{Marker}\nthree\n", $"{Other}\ntwo\n"]);
    }

    [Fact]
    public async Task Somebody_who_quotes_or_copies_the_marker_is_not_overwritten()
    {
        _server.Add($"{Marker}\nfake", "mallory", isBot: false);
        _server.Add($"> {Marker}\nquoted");

        (await PostAsync("one")).Action.ShouldBe(CommentAction.Created);
        _server.Comments.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_token_that_knows_who_it_is_changes_its_own_comment_only()
    {
        _server.Login = "deployer";
        _server.Add($"{Marker}\nother bot", "github-actions[bot]");
        _server.Add($"{Marker}\nmine", "Deployer", isBot: false);
        _server.Add($"{Marker}\nother bot again", "github-actions[bot]");

        await PostAsync("one");

        _server.Comments.Select(c => c.Body).ShouldBe([$"{Marker}\nother bot", $"{Marker}\none\n", $"{Marker}\nother bot again"]);
    }

    [Fact]
    public async Task Of_several_the_newest_is_changed_and_none_is_deleted()
    {
        _server.Add($"{Marker}\na");
        _server.Add($"{Marker}\nb");

        await PostAsync("one");

        _server.Comments.Select(c => c.Body).ShouldBe([$"{Marker}\na", $"{Marker}\none\n"]);
    }

    [Fact]
    public async Task On_gitlab_notes_are_found_made_and_changed_and_those_of_the_system_are_not_looked_at()
    {
        _server.Login = "project_42_bot";
        _server.Add($"{Marker}\nsystem", "project_42_bot", isSystem: true);

        var created = await PostAsync("one", on: GitLab());
        var updated = await PostAsync("two", on: GitLab());

        created.ShouldBe(new CommentOutcome(CommentAction.Created, "https://lab.example/g/p/-/merge_requests/7#note_102"));
        updated.Action.ShouldBe(CommentAction.Updated);
        _server.Comments[1].Body.ShouldBe($"{Marker}\ntwo\n");
        _server.Requests[^1].ShouldBe("PUT /projects/42/merge_requests/7/notes/102");
        _server.Tokens[0].ShouldBe(Secret);
    }

    [Theory]
    [InlineData(401, "The token is not valid")]
    [InlineData(403, "permissions: pull-requests: write")]
    [InlineData(404, "There is no pull request 7 of o/r, or the token does not see it")]
    [InlineData(410, "Comments are turned off")]
    public async Task A_refusal_says_what_is_needed_and_never_the_token(int status, string advice)
    {
        _server.Fault = (request, _) => request.Path == "/user" ? null : ForgeServer.Failure(status, $"Bad credentials {Secret}");

        var error = await Should.ThrowAsync<CommentException>(() => PostAsync("one"));

        error.Message.ShouldContain(advice);
        error.Message.ShouldContain($"({status}: Bad credentials ***)");
        error.ToString().ShouldNotContain(Secret);
        _time.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_comment_that_the_forge_finds_wrong_is_said_to_be()
    {
        _server.Fault = (request, _) => request.Method == "POST" ? ForgeServer.Failure(422, "Validation Failed") : null;

        (await Should.ThrowAsync<CommentException>(() => PostAsync("one"))).Message.ShouldContain("(422: Validation Failed). GitHub takes no such comment");
    }

    [Fact]
    public async Task The_token_of_a_gitlab_job_is_told_to_be_replaced()
    {
        _server.Fault = (_, _) => ForgeServer.Failure(401, "401 Unauthorized");

        (await Should.ThrowAsync<CommentException>(() => PostAsync("one", on: GitLab(), header: "JOB-TOKEN"))).Message.ShouldContain("set GITLAB_TOKEN to a project access token with the scope api");
    }

    [Theory]
    [InlineData(429, "Too many", "7", 7)]
    [InlineData(403, "You have exceeded a secondary rate limit", null, 60)]
    [InlineData(403, "Slow down", "5", 5)]
    [InlineData(503, "Busy", "3", 3)]
    [InlineData(500, "Oops", null, 1)]
    public async Task What_passes_is_waited_for_as_long_as_asked(int status, string message, string? after, int seconds)
    {
        _server.Fault = (request, before) =>
        {
            if (request.Method != "GET" || request.Path == "/user" || before > 0)
            {
                return null;
            }

            if (after is not null)
            {
                request.HttpContext.Response.Headers.RetryAfter = after;
            }

            return ForgeServer.Failure(status, message);
        };

        (await PostAsync("one")).Action.ShouldBe(CommentAction.Created);
        _time.Waits.ShouldBe([TimeSpan.FromSeconds(seconds)]);
    }

    [Fact]
    public async Task A_limit_that_is_used_up_is_waited_for_until_it_is_reset()
    {
        var reset = _time.GetUtcNow().AddSeconds(42).ToUnixTimeSeconds();
        _server.Fault = (request, before) =>
        {
            if (request.Method != "POST" || before > 0)
            {
                return null;
            }

            request.HttpContext.Response.Headers["x-ratelimit-remaining"] = "0";
            request.HttpContext.Response.Headers["x-ratelimit-reset"] = $"{reset}";
            return ForgeServer.Failure(403, "API rate limit exceeded");
        };

        (await PostAsync("one")).Action.ShouldBe(CommentAction.Created);
        _time.Waits.ShouldBe([TimeSpan.FromSeconds(42)]);
        _server.Comments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_refused_at_once()
    {
        _server.Fault = (request, _) =>
        {
            request.HttpContext.Response.Headers.RetryAfter = "3600";
            return ForgeServer.Failure(429, "Too many");
        };

        (await Should.ThrowAsync<CommentException>(() => PostAsync("one"))).Message
            .ShouldBe("GitHub has had too many requests (429): Too many. Gave up after 1 try; it asks to wait 3600 s. Run the step again later.");
        _time.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_stays_broken_is_given_up()
    {
        _server.Fault = (_, _) => ForgeServer.Failure(502, "Bad gateway");

        (await Should.ThrowAsync<CommentException>(() => PostAsync("one"))).Message.ShouldContain("Gave up after 5 tries");
        _time.Waits.Select(w => w.TotalSeconds).ShouldBe([1, 2, 4, 8]);
    }

    [Fact]
    public async Task A_comment_whose_answer_is_lost_is_not_made_twice()
    {
        _server.LosesFirstAnswer = true;

        (await PostAsync("one")).Action.ShouldBe(CommentAction.Created);
        _server.Comments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_redirect_on_the_same_server_is_followed()
    {
        _server.Fault = (request, _) => request.Path == "/old/user" ? Results.Redirect("/user", permanent: true, preserveMethod: true)
            : request.Path.StartsWithSegments("/old", out var rest) ? Results.Redirect(rest + request.QueryString, permanent: true, preserveMethod: true) : null;

        (await PostAsync("one", on: GitHub() with { Api = new Uri(_server.Address, "/old") })).Action.ShouldBe(CommentAction.Created);
    }

    [Fact]
    public async Task Another_server_is_not_given_the_token()
    {
        await using var other = await ForgeServer.StartAsync();
        _server.Fault = (request, _) => Results.Redirect($"{other.Address}user");

        (await Should.ThrowAsync<CommentException>(() => PostAsync("one"))).Message.ShouldContain("redirects to another server");
        other.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_next_page_on_another_server_is_not_asked_for()
    {
        await using var other = await ForgeServer.StartAsync();
        _server.Fault = (request, _) =>
        {
            request.HttpContext.Response.Headers.Link = $"<{other.Address}>; rel=\"next\"";
            return null;
        };

        await Should.ThrowAsync<CommentException>(() => PostAsync("one"));
        other.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        _server.Fault = (request, _) => Results.Redirect(request.Path);

        (await Should.ThrowAsync<CommentException>(() => PostAsync("one"))).Message.ShouldContain("redirects again and again");
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        _server.Fault = (request, _) => request.Path == "/user" ? null : Results.Stream(async stream =>
        {
            var block = new byte[1 << 20];
            for (var i = 0; i < 40; i++)
            {
                await stream.WriteAsync(block);
            }
        });

        (await Should.ThrowAsync<CommentException>(() => PostAsync("one"))).Message.ShouldContain("longer than 32 MiB");
    }

    [Fact]
    public async Task A_page_that_is_no_api_is_told_apart()
    {
        _server.Fault = (request, _) => request.Path == "/user" ? null : Results.Text("<html>sign in</html>", "text/html");

        (await Should.ThrowAsync<CommentException>(() => PostAsync("one"))).Message.ShouldContain("is no JSON");
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_is_told_plainly()
    {
        var https = new UriBuilder(_server.Address) { Scheme = "https" }.Uri;

        (await Should.ThrowAsync<CommentException>(() => PostAsync("one", on: GitHub() with { Api = https }))).Message.ShouldContain("127.0.0.1 cannot be trusted");
    }

    [Theory]
    [InlineData(true, 65_536)]
    [InlineData(false, 1_000_000)]
    public async Task A_comment_that_is_too_long_is_not_sent(bool github, int most)
    {
        var error = await Should.ThrowAsync<CommentException>(() => PostAsync(new string('x', most), on: github ? GitHub() : GitLab()));

        error.Message.ShouldContain($"takes {most} at most");
        error.Message.ShouldContain("--markdown-budget");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_without_the_marker_is_not_sent()
    {
        var request = new CommentRequest(GitHub(), new CommentToken("Authorization", Secret), Marker, "something else");
        using var http = ApiClient.Http();

        await Should.ThrowAsync<CommentException>(() => CommentPoster.PostAsync(request, http, _time, default));
        _server.Requests.ShouldBeEmpty();
    }

    private async Task<CommentOutcome> PostAsync(string text, string marker = Marker, CommentPlace? on = null, string? header = null)
    {
        var place = on ?? GitHub();
        using var http = ApiClient.Http();
        var token = new CommentToken(header ?? (place.Forge == Forge.GitHub ? "Authorization" : "PRIVATE-TOKEN"), Secret);
        return await CommentPoster.PostAsync(new CommentRequest(place, token, marker, $"{marker}\n{text}\n"), http, _time, default);
    }

    private CommentPlace GitHub() => new(Forge.GitHub, _server.Address, "o/r", 7);

    private CommentPlace GitLab() => new(Forge.GitLab, _server.Address, "42", 7, "https://lab.example/g/p/-/merge_requests/7");
}
