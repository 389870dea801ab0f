using System.Globalization;
using System.Text.Json;
using HotplugIac.Preview.Rendering.Markdown;

namespace HotplugIac.Cli.Comments;

/// <summary>
/// Writes one comment for each target, and after that changes it. The comment is found by its first line and its author. Where there are
/// several, as after two runs at once, the newest is changed and the others stay as they are: nothing is ever deleted.
/// </summary>
internal static class CommentPoster
{
    /// <param name="http">From <see cref="ApiClient.Http"/>: it must not follow redirects.</param>
    /// <param name="time">For waiting.</param>
    /// <exception cref="CommentException">No comment was written; it says why and what to do.</exception>
    public static async Task<CommentOutcome> PostAsync(CommentRequest request, HttpClient http, TimeProvider time, CancellationToken cancel)
    {
        Check(request);
        var client = new ApiClient(http, request.Place, request.Token, time);
        IForgeApi api = request.Place.Forge == Forge.GitHub ? new GitHubApi(request.Place) : new GitLabApi(request.Place, request.Token);
        var run = new Run(request, client, api);
        try
        {
            return await run.PostAsync(cancel);
        }
        catch (CommentException e)
        {
            throw new CommentException(request.Token.Hide(e.Message));
        }
    }

    private static void Check(CommentRequest request)
    {
        if (!MarkdownMarker.IsOn(request.Body, request.Marker))
        {
            throw new CommentException($"The comment does not begin with {request.Marker}, by which it would be found again. Give the markdown that hotplug preview wrote, with the same --target.");
        }

        var most = ApiLimits.Body(request.Place.Forge);
        if (request.Body.Length > most)
        {
            throw new CommentException(string.Create(CultureInfo.InvariantCulture,
                $"The comment has {request.Body.Length} characters, and {request.Place.Forge} takes {most} at most. Let hotplug preview write less with --markdown-budget {most - 1000}."));
        }
    }

    private sealed class Run(CommentRequest request, ApiClient client, IForgeApi api)
    {
        private readonly byte[] _body = BodyJson(request.Body);

        public async Task<CommentOutcome> PostAsync(CancellationToken cancel)
        {
            var login = await LoginAsync(cancel);
            for (var attempt = 0; attempt < ApiLimits.Tries; attempt++)
            {
                if (await FindAsync(login, cancel) is { } found)
                {
                    // After a try whose end is not known, a comment that says the same is the one it made.
                    return Same(found.Body, request.Body)
                        ? new CommentOutcome(attempt == 0 ? CommentAction.Unchanged : CommentAction.Created, found.Url)
                        : await UpdateAsync(found, cancel);
                }

                if (await client.MakeAsync(client.At(api.Create), _body, cancel) is { } reply)
                {
                    return new CommentOutcome(CommentAction.Created, Written(reply).Url);
                }
            }

            throw new CommentException($"{request.Place.Forge} failed each time the comment was to be made. Run the step again later.");
        }

        private async Task<CommentOutcome> UpdateAsync(FoundComment found, CancellationToken cancel)
        {
            var reply = await client.AskAsync(api.UpdateMethod, client.At(api.Update(found.Id)), _body, cancel);
            return new CommentOutcome(CommentAction.Updated, Written(reply).Url ?? found.Url);
        }

        /// <returns>Null when the token may not ask.</returns>
        private async Task<string?> LoginAsync(CancellationToken cancel)
        {
            var reply = await client.AskAsync(HttpMethod.Get, client.At("/user"), null, cancel);
            if ((int)reply.Status is 401 && request.Token.Header != CommentToken.JobHeader)
            {
                throw Refused(reply);
            }

            if (!reply.IsSuccess)
            {
                return null;
            }

            using var user = reply.Json();
            return api.Login(user.RootElement);
        }

        /// <returns>The newest; null when there is none.</returns>
        private async Task<FoundComment?> FindAsync(string? login, CancellationToken cancel)
        {
            FoundComment? newest = null;
            var page = client.At(api.List);
            for (var pages = 0; page is not null; pages++)
            {
                if (pages == ApiLimits.Pages)
                {
                    throw new CommentException($"{request.Place.Name} has more than {ApiLimits.Pages} pages of comments, too many to look for ours.");
                }

                var reply = await client.AskAsync(HttpMethod.Get, page, null, cancel);
                if (!reply.IsSuccess)
                {
                    throw Refused(reply);
                }

                using var comments = reply.Json();
                if (comments.RootElement.ValueKind != JsonValueKind.Array)
                {
                    throw new CommentException($"{request.Place.Api} does not answer with a list of comments. Is it the address of {request.Place.Forge}'s API?");
                }

                foreach (var comment in comments.RootElement.EnumerateArray().Select(api.Read).OfType<FoundComment>().Where(c => IsOurs(c, login)))
                {
                    newest = newest is null || comment.Id > newest.Id ? comment : newest;
                }

                page = reply.Next;
            }

            return newest;
        }

        private bool IsOurs(FoundComment comment, string? login) =>
            MarkdownMarker.IsOn(comment.Body, request.Marker)
            && (login is null ? api.MayBeOurs(comment) : string.Equals(comment.Author, login, StringComparison.OrdinalIgnoreCase));

        private FoundComment Written(ApiReply reply)
        {
            if (!reply.IsSuccess)
            {
                throw Refused(reply);
            }

            using var comment = reply.Json();
            return api.Read(comment.RootElement) ?? throw new CommentException($"{request.Place.Api} does not answer with a comment. Is it the address of {request.Place.Forge}'s API?");
        }

        private CommentException Refused(ApiReply reply)
        {
            var said = reply.Message();
            return new CommentException($"{request.Place.Forge} refuses to let this token comment on {request.Place.Name} ({(int)reply.Status}{(said.Length > 0 ? $": {said}" : string.Empty)}). {api.Advice((int)reply.Status)}");
        }

        /// <summary>Forges change line ends and cut off what is blank at the end.</summary>
        private static bool Same(string a, string b) => Plain(a) == Plain(b);

        private static string Plain(string body) => body.ReplaceLineEndings("\n").TrimEnd();

        private static byte[] BodyJson(string body)
        {
            using var bytes = new MemoryStream();
            using (var writer = new Utf8JsonWriter(bytes))
            {
                writer.WriteStartObject();
                writer.WriteString("body", body);
                writer.WriteEndObject();
            }

            return bytes.ToArray();
        }
    }
}
