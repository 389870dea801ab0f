using System.Net;
using System.Text.Json;

namespace HotplugIac.Cli.Comments;

/// <summary>A response that has been read.</summary>
/// <param name="Next">The next page; null on the last one.</param>
/// <param name="RetryAfter">How long the server asks to wait; null when it does not.</param>
internal sealed record ApiReply(HttpStatusCode Status, byte[] Body, Uri? Next, Uri? Location, TimeSpan? RetryAfter, bool IsUsedUp)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Too many requests. GitHub says 403 as well; the request was not carried out.</summary>
    public bool IsRateLimit => Status == HttpStatusCode.TooManyRequests
        || (Status == HttpStatusCode.Forbidden && (IsUsedUp || RetryAfter is not null || Message().Contains("rate limit", StringComparison.OrdinalIgnoreCase) || Message().Contains("abuse detection", StringComparison.OrdinalIgnoreCase)));

    public bool IsServerFault => (int)Status >= 500;

    /// <exception cref="CommentException">This is no JSON.</exception>
    public JsonDocument Json()
    {
        try
        {
            return JsonDocument.Parse(Body);
        }
        catch (JsonException)
        {
            throw new CommentException($"The answer ({(int)Status}) is no JSON: the address of the API may be another server's, or a proxy answers in its place.");
        }
    }

    /// <summary>What the server says is wrong: one line, short.</summary>
    public string Message()
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var name in new[] { "message", "error" })
                {
                    if (document.RootElement.TryGetProperty(name, out var value))
                    {
                        return Line(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
                    }
                }
            }
        }
        catch (JsonException)
        {
            // An error page of something in between says nothing that helps.
        }

        return string.Empty;
    }

    private static string Line(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length <= 300 ? line : $"{line[..300]}…";
    }
}
