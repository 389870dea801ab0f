using System.CommandLine;
using System.Globalization;
using System.Text;
using HotplugIac.Cli.Comments;
using HotplugIac.Cli.Output;
using HotplugIac.Preview.Rendering.Markdown;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Forecasting;

namespace HotplugIac.Cli.Commands;

/// <summary><c>hotplug comment FILE</c>: one comment on the pull request, changed with every run.</summary>
internal static class CommentCommand
{
    /// <summary>More than any forge takes.</summary>
    private const int Most = 4 << 20;

    private static readonly string[] Forges = ["github", "gitlab"];

    public static void Fill(Command command, CommandScope scope)
    {
        var file = new Argument<string>("FILE") { Description = "The markdown that preview wrote (--out markdown=FILE); - for standard input" };
        var forge = new Option<string?>("--on") { Description = "Where the pull request is; by default where CI says", HelpName = string.Join('|', Forges) };
        var repository = new Option<string?>("--repository") { Description = "OWNER/NAME; of GitLab the project's number or path. By default what CI says", HelpName = "NAME" };
        var number = new Option<long?>("--number") { Description = "The number of the pull request. By default what CI says", HelpName = "N" };
        var target = new Option<string?>("--target") { Description = "What the preview is for, as it was given to preview; the comment of another target is not touched", HelpName = "NAME" };
        forge.CompletionSources.Add(Forges);
        command.Arguments.Add(file);
        command.Options.Add(forge);
        command.Options.Add(repository);
        command.Options.Add(number);
        command.Options.Add(target);
        scope.Act(command, context => RunAsync(context, context.Value(file)!, ForgeOf(context.Value(forge)), context.Value(repository), context.Value(number), context.Value(target)));
    }

    private static async Task<int> RunAsync(CommandContext context, string file, Forge? forge, string? repository, long? number, string? target)
    {
        context.TextOrJson();
        var body = Read(context, file);
        var environment = new CommentEnvironment(context.Console.Variable);
        try
        {
            var place = environment.Place(forge, repository, number);
            using var http = ApiClient.Http();
            var marker = target is not null ? MarkdownMarker.Of(target) : MarkdownMarker.On(body) ?? throw new CommentException($"{file} does not begin with the line by which the comment is found again. Give the markdown that hotplug preview wrote.");
            var outcome = await CommentPoster.PostAsync(new CommentRequest(place, environment.Token(place.Forge), marker, body), http, context.Console.Time, context.Cancelled);
            Tell(context, place, outcome);
            return ExitCode.Nothing;
        }
        catch (CommentException e)
        {
            throw CliException.Of(e.Message);
        }
    }

    private static void Tell(CommandContext context, CommentPlace place, CommentOutcome outcome)
    {
        var action = outcome.Action.ToString().ToLowerInvariant();
        if (context.IsJson)
        {
            JsonText.Write(context.Console.Out, json =>
            {
                json.WriteString("action", action);
                json.WriteString("url", outcome.Url);
                ProblemOutput.WriteMember(json, []);
            });
        }
        else
        {
            context.Console.Out.WriteLine(PlainText.Of(string.Create(CultureInfo.InvariantCulture, $"Comment on {place.Name}: {action}{(outcome.Url is { } url ? $", {url}" : string.Empty)}")));
        }
    }

    private static Forge? ForgeOf(string? name) => name switch
    {
        null => null,
        "github" => Forge.GitHub,
        "gitlab" => Forge.GitLab,
        _ => throw CliException.Of($"--on {name} is not known{NearName.Hint(name, Forges)} It can be {string.Join(" or ", Forges)}."),
    };

    private static string Read(CommandContext context, string file)
    {
        try
        {
            using var stream = file == "-" ? context.Console.OpenInput() : File.OpenRead(file);
            var buffer = new byte[Most];
            var length = stream.ReadAtLeast(buffer, Most, throwOnEndOfStream: false);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliException.Of($"The markdown cannot be read: {e.Message}");
        }
    }
}
