using System.CommandLine;
using HotplugIac.Cli.Commands;
using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Rendering;

namespace HotplugIac.Cli.Reporting;

/// <summary>The options of every command that shows a report: preview, plan, apply and set.</summary>
internal sealed class ReportOptions
{
    /// <summary>Where CI systems name the commit that they build.</summary>
    private static readonly string[] CommitVariables = ["GITHUB_SHA", "CI_COMMIT_SHA"];

    private readonly Option<string[]> _out = new("--out") { Description = "Write the report to a file too, as FORM=FILE; repeatable. Forms: markdown, text, json, html, sarif, junit", HelpName = "FORM=FILE" };

    private readonly Option<bool> _detailed = new("--detailed-exitcode")
    {
        Description = "End with 0 nothing, 2 live or create, 3 reboot, 4 replace or destroy, 5 unknown or incomplete; the worst wins",
    };

    private readonly Option<string[]> _failOn = new("--fail-on") { Description = "End with 10 when a machine trips it: stop, reboot, replace, unknown; repeatable", HelpName = "WORD" };

    private readonly Option<string?> _policy = new("--policy") { Description = "A policy file; end with 10 when it denies", HelpName = "FILE" };

    private readonly Option<string?> _environment = new("--environment") { Description = "What the policy calls the environment, such as production", HelpName = "NAME" };

    private readonly Option<string?> _target = new("--target") { Description = "What the report is for; tells two comments on one pull request apart", HelpName = "NAME" };

    private readonly Option<string?> _commit = new("--commit") { Description = "The commit that the plan was made from. Environment: GITHUB_SHA, CI_COMMIT_SHA", HelpName = "SHA" };

    private readonly Option<string?> _sourceRoot = new("--source-root") { Description = "A folder in which the lines of resources are looked up, for SARIF and markdown", HelpName = "DIR" };

    private readonly Option<int?> _budget = new("--markdown-budget") { Description = "The most characters of markdown, 1000 or more. Default: 60000", HelpName = "N" };

    public void AddTo(Command command)
    {
        _out.CompletionSources.Add(static _ => ReportFormats.Names.Select(n => $"{n}="));
        _failOn.CompletionSources.Add("stop", "reboot", "replace", "unknown");
        foreach (var option in (Option[])[_out, _detailed, _failOn, _policy, _environment, _target, _commit, _sourceRoot, _budget])
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="Output.CliException">A value cannot be used; nothing has been read or written yet.</exception>
    public ReportRequest Read(CommandContext context)
    {
        var (failOn, wrong) = FailOn.Parse(context.Value(_failOn) ?? []);
        if (wrong.Count > 0)
        {
            throw new Output.CliException([.. wrong]);
        }

        var budget = context.Value(_budget);
        if (budget < 1000)
        {
            throw Output.CliException.Of($"--markdown-budget {budget} is not possible: choose a whole number, 1000 or more.");
        }

        return new ReportRequest(OutputFiles.Parse(context.Value(_out) ?? []))
        {
            IsDetailed = context.Value(_detailed),
            FailOn = failOn,
            Policy = PolicyFile.Read(context, context.Value(_policy)),
            Environment = context.Value(_environment),
            Target = context.Value(_target),
            Commit = context.Value(_commit) ?? CommitVariables.Select(context.Console.Variable).FirstOrDefault(v => !string.IsNullOrEmpty(v)),
            SourceRoot = SourceFolder(context.Value(_sourceRoot)),
            MarkdownBudget = budget,
        };
    }

    private static string? SourceFolder(string? folder) => folder is null || Directory.Exists(folder) ? folder
        : throw Output.CliException.Of($"--source-root: there is no folder \"{folder}\".");
}
