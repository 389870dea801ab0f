using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace HotplugIac.Cli.Comments;

/// <summary>Sends requests to one API: the token goes to its host and no other, everything is bounded, and what passes is tried again.</summary>
internal sealed class ApiClient(HttpClient http, CommentPlace place, CommentToken token, TimeProvider time)
{
    private TimeSpan _waited;

    /// <summary>Redirects are followed here, since a handler would take the token along.</summary>
    public static HttpClient Http() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(15),
    })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    public Uri At(string path) => new(place.Api.AbsoluteUri.TrimEnd('/') + path);

    /// <summary>A request that may be sent twice without harm.</summary>
    /// <returns>Any answer but a rate limit and a fault of the server.</returns>
    /// <exception cref="CommentException">The server cannot be reached, or not in time.</exception>
    public async Task<ApiReply> AskAsync(HttpMethod method, Uri address, byte[]? body, CancellationToken cancel) =>
        await SendAsync(method, address, body, repeatable: true, cancel)
        ?? throw new InvalidOperationException("A repeatable request ends in an answer or an exception.");

    /// <summary>A request that makes something.</summary>
    /// <returns>Null when it is not known whether it was carried out; the wait before the next try is over then.</returns>
    /// <exception cref="CommentException">As in <see cref="AskAsync"/>.</exception>
    public Task<ApiReply?> MakeAsync(Uri address, byte[] body, CancellationToken cancel) =>
        SendAsync(HttpMethod.Post, address, body, repeatable: false, cancel);

    private async Task<ApiReply?> SendAsync(HttpMethod method, Uri address, byte[]? body, bool repeatable, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            string trouble;
            TimeSpan? asked = null;
            var carriedOut = false;
            try
            {
                var reply = await FollowAsync(method, address, body, cancel);
                if (!reply.IsRateLimit && !reply.IsServerFault)
                {
                    return reply;
                }

                asked = reply.RetryAfter ?? (reply.IsRateLimit ? TimeSpan.FromMinutes(1) : null);
                carriedOut = reply.IsServerFault;
                trouble = reply.IsRateLimit ? $"{place.Forge} has had too many requests ({(int)reply.Status})" : $"{place.Forge} has a fault ({(int)reply.Status})";
                trouble += reply.Message() is { Length: > 0 } said ? $": {token.Hide(said)}" : string.Empty;
            }
            catch (HttpRequestException e) when (e.HttpRequestError != HttpRequestError.SecureConnectionError)
            {
                carriedOut = true;
                trouble = $"{address.Host} cannot be reached: {e.Message}";
            }
            catch (HttpRequestException e)
            {
                throw new CommentException($"{address.Host} cannot be trusted: {e.InnerException?.Message ?? e.Message} Is its certificate valid, and is its authority known to this machine?");
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                carriedOut = true;
                trouble = $"{address.Host} does not answer in time";
            }

            var wait = asked ?? TimeSpan.FromSeconds(Math.Pow(2, attempt - 1));
            if (attempt == ApiLimits.Tries || _waited + wait > ApiLimits.Waiting)
            {
                throw new CommentException(string.Create(CultureInfo.InvariantCulture,
                    $"{trouble.TrimEnd('.')}. Gave up after {attempt} {(attempt == 1 ? "try" : "tries")}{(asked is { } a ? $"; it asks to wait {a.TotalSeconds:0} s" : string.Empty)}. Run the step again later."));
            }

            _waited += wait;
            await Task.Delay(wait, time, cancel);
            if (carriedOut && !repeatable)
            {
                return null;
            }
        }
    }

    private async Task<ApiReply> FollowAsync(HttpMethod method, Uri address, byte[]? body, CancellationToken cancel)
    {
        for (var redirects = 0; ; redirects++)
        {
            var reply = await OnceAsync(method, address, body, cancel);
            if (reply.Location is not { } location)
            {
                return reply;
            }

            if (redirects == ApiLimits.Redirects)
            {
                throw new CommentException($"{address.Host} redirects again and again. Is the address of the API right?");
            }

            address = SameServer(new Uri(address, location), "redirects");
        }
    }

    /// <summary>The token must not go anywhere else.</summary>
    private Uri SameServer(Uri address, string verb) =>
        Uri.Compare(address, place.Api, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
            ? address
            : throw new CommentException($"{place.Api.Host} {verb} to another server, {address.Scheme}://{address.Authority}, which is not given the token. Set the address of the API to the server that answers.");

    private async Task<ApiReply> OnceAsync(HttpMethod method, Uri address, byte[]? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation(token.Header, token.Value);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("hotplug", null));
        request.Headers.Accept.ParseAdd(place.Forge == Forge.GitHub ? "application/vnd.github+json" : "application/json");
        if (place.Forge == Forge.GitHub)
        {
            request.Headers.Add("X-GitHub-Api-Version", "2022-11-28");
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        var moved = (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 ? response.Headers.Location : null;
        return new ApiReply(
            response.StatusCode,
            moved is null ? await ReadAsync(response, cancel) : [],
            Next(response) is { } next ? SameServer(new Uri(address, next), "continues") : null,
            moved,
            Wait(response),
            Header(response, "x-ratelimit-remaining") == "0");
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (bytes.Length + count > ApiLimits.Response)
            {
                throw new CommentException($"The answer ({(int)response.StatusCode}) is longer than {ApiLimits.Response >> 20} MiB. Is the address of the API right?");
            }

            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }

    /// <summary>The part of the Link header whose relation is next.</summary>
    private static string? Next(HttpResponseMessage response)
    {
        var links = (Header(response, "Link") ?? string.Empty).Split('<').Skip(1).Select(l => l.Split('>', 2));
        return links.FirstOrDefault(l => l.Length == 2 && l[1].Contains("rel=\"next\"", StringComparison.OrdinalIgnoreCase))?[0];
    }

    private TimeSpan? Wait(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ when Header(response, "x-ratelimit-remaining") == "0" && long.TryParse(Header(response, "x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < 1L << 36
                => DateTimeOffset.FromUnixTimeSeconds(at) - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait is { } least && least < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait;
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
