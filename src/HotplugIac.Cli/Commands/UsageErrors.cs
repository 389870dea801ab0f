using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using HotplugIac.Cli.Output;
using HotplugIac.Resources.Forecasting;

namespace HotplugIac.Cli.Commands;

/// <summary>A command line that cannot be understood: what is wrong, what was probably meant, and where the help is.</summary>
internal static class UsageErrors
{
    public static CliException? Of(ParseResult parse, IReadOnlyList<string> args)
    {
        if (parse.Errors.Count == 0 || parse.Action is HelpAction)
        {
            return null;
        }

        var command = parse.CommandResult.Command;
        var help = command is RootCommand ? "hotplug --help" : $"hotplug {command.Name} --help";
        var lines = parse.UnmatchedTokens.Count > 0
            ? parse.UnmatchedTokens.Take(1).Select(t => Unmatched(parse, t))
            : args.Count == 0 ? ["Which command?"] : parse.Errors.Select(e => e.Message).Distinct();
        return CliException.Of($"{string.Join(" ", lines)} Run \"{help}\" to see what there is.");
    }

    private static string Unmatched(ParseResult parse, string token)
    {
        var command = parse.CommandResult.Command;
        var known = token.StartsWith('-')
            ? Chain(parse.CommandResult).SelectMany(c => c.Options).Where(o => !o.Hidden).Select(o => o.Name)
            : command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name);
        var kind = token.StartsWith('-') ? "option" : command is RootCommand ? "command" : "argument";
        return $"There is no {kind} \"{token}\"{(command is RootCommand ? string.Empty : $" of {command.Name}")}{NearName.Hint(token.Split('=')[0], known)}";
    }

    private static IEnumerable<Command> Chain(CommandResult? result)
    {
        for (; result is not null; result = result.Parent as CommandResult)
        {
            yield return result.Command;
        }
    }
}
