using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotplugIac.Cli.Tests.Comments;

/// <summary>Plays the comment APIs of GitHub (<c>/repos/o/r/issues/7</c>) and GitLab (<c>/projects/42/merge_requests/7</c>) on a port of this machine.</summary>
internal sealed class ForgeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private long _lastId = 100;

    private ForgeServer(WebApplication app) => _app = app;

    public sealed record Comment(long Id, string Body, string Author, bool IsBot = true, bool IsSystem = false);

    public List<Comment> Comments { get; } = [];

    /// <summary>Method and path with query of each request, in order.</summary>
    public List<string> Requests { get; } = [];

    public List<string> Tokens { get; } = [];

    /// <summary>The login of the token; null when it may not ask.</summary>
    public string? Login { get; set; }

    public int PageSize { get; set; } = 2;

    /// <summary>Answers in place of the API where it does not give null. The number is how often the same method and path were asked before.</summary>
    public Func<HttpRequest, int, IResult?> Fault { get; set; } = (_, _) => null;

    /// <summary>A fault that shows only after the comment was made.</summary>
    public bool LosesFirstAnswer { get; set; }

    public Uri Address { get; private set; } = new("http://invalid");

    public static async Task<ForgeServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var app = builder.Build();
        var server = new ForgeServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        server.Address = new Uri(app.Urls.Single());
        return server;
    }

    public void Add(string body, string author = "github-actions[bot]", bool isBot = true, bool isSystem = false)
    {
        lock (_lock)
        {
            Comments.Add(new Comment(++_lastId, body, author, isBot, isSystem));
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        IResult result;
        lock (_lock)
        {
            var request = context.Request;
            var line = $"{request.Method} {request.Path}{request.QueryString}";
            var before = Requests.Count(r => r == line);
            Requests.Add(line);
            Tokens.Add(string.Concat(request.Headers.Authorization.ToString(), request.Headers["PRIVATE-TOKEN"].ToString(), request.Headers["JOB-TOKEN"].ToString()));
            result = Fault(request, before) ?? Answer(context, text);
        }

        await result.ExecuteAsync(context);
    }

    private IResult Answer(HttpContext context, string text)
    {
        var request = context.Request;
        var body = text.Length > 0 ? JsonNode.Parse(text)!["body"]!.GetValue<string>() : string.Empty;
        switch (request.Method, request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            case ("GET", ["user"]):
                return Login is null ? Failure(403, "Resource not accessible by integration") : Json(new JsonObject { ["login"] = Login, ["username"] = Login });
            case ("GET", ["repos", "o", "r", "issues", "7", "comments"] or ["projects", "42", "merge_requests", "7", "notes"]):
                return Page(context);
            case ("POST", ["repos", "o", "r", "issues", "7", "comments"] or ["projects", "42", "merge_requests", "7", "notes"]):
                Add(body, Login ?? "github-actions[bot]");
                if (LosesFirstAnswer)
                {
                    LosesFirstAnswer = false;
                    return Failure(502, "Bad gateway");
                }

                return Json(Of(Comments[^1]), 201);
            case ("PATCH", ["repos", "o", "r", "issues", "comments", var id]):
                return Change(id, body);
            case ("PUT", ["projects", "42", "merge_requests", "7", "notes", var id]):
                return Change(id, body);
            default:
                return Failure(404, "Not Found");
        }
    }

    private IResult Page(HttpContext context)
    {
        var page = int.TryParse(context.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        if (page * PageSize < Comments.Count)
        {
            var path = new Uri(Address, $"{context.Request.Path}?per_page=50&page={page + 1}");
            context.Response.Headers.Link = $"<{Address}>; rel=\"first\", <{path}>; rel=\"next\"";
        }

        return Json(new JsonArray([.. Comments.Skip((page - 1) * PageSize).Take(PageSize).Select(c => (JsonNode)Of(c))]));
    }

    private IResult Change(string id, string body)
    {
        var index = Comments.FindIndex(c => c.Id == long.Parse(id, CultureInfo.InvariantCulture));
        Comments[index] = Comments[index] with { Body = body };
        return Json(Of(Comments[index]));
    }

    private static JsonObject Of(Comment comment) => new()
    {
        ["id"] = comment.Id,
        ["body"] = comment.Body,
        ["system"] = comment.IsSystem,
        ["html_url"] = $"https://forge.example/o/r/pull/7#issuecomment-{comment.Id}",
        ["user"] = new JsonObject { ["login"] = comment.Author, ["type"] = comment.IsBot ? "Bot" : "User" },
        ["author"] = new JsonObject { ["username"] = comment.Author },
    };

    public static IResult Failure(int status, string message) => Json(new JsonObject { ["message"] = message }, status);

    private static IResult Json(JsonNode node, int status = 200) => Results.Text(node.ToJsonString(new JsonSerializerOptions()), "application/json", statusCode: status);
}
