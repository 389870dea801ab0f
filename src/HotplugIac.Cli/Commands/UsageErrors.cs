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
        var taken = Taken(parse, args);
        if ((parse.Errors.Count == 0 && taken is null) || parse.Action is HelpAction)
        {
            return null;
        }

        var command = parse.CommandResult.Command;
        var help = command is RootCommand ? "hotplug --help" : $"hotplug {command.Name} --help";
        var lines = taken is not null ? [Unmatched(parse, taken)]
            : parse.UnmatchedTokens.Count > 0 ? parse.UnmatchedTokens.Take(1).Select(t => Unmatched(parse, t))
            : args.Count == 0 ? ["Which command?"] : parse.Errors.Select(e => Plain(e.Message)).Distinct();
        return CliException.Of($"{string.Join(" ", lines)} Run \"{help}\" to see what there is.");
    }

    /// <summary>
    /// A word that looks like an option and was taken as an argument: a misspelt one must not become the name of a file. Behind
    /// <c>--</c> it may.
    /// </summary>
    private static string? Taken(ParseResult parse, IReadOnlyList<string> args) => args.Contains("--") ? null
        : parse.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).FirstOrDefault(v => v.Length > 1 && v[0] == '-');

    private static string Unmatched(ParseResult parse, string token)
    {
        var command = parse.CommandResult.Command;
        if (!token.StartsWith('-') && command is not RootCommand)
        {
            return $"\"{token}\" is one word too many for {command.Name}.";
        }

        var known = token.StartsWith('-')
            ? Chain(parse.CommandResult).SelectMany(c => c.Options).Where(o => !o.Hidden).Select(o => o.Name)
            : command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name);
        var kind = token.StartsWith('-') ? "option" : "command";
        return $"There is no {kind} \"{token}\"{(command is RootCommand ? string.Empty : $" of {command.Name}")}{NearName.Hint(token.Split('=')[0], known)}";
    }

    /// <summary>Messages of the parser end as sentences do, and name no types of a programming language.</summary>
    private static string Plain(string message) =>
        message.Replace("as expected type 'System.Int32'", "as a whole number", StringComparison.Ordinal)
            .Replace("as expected type 'System.Int64'", "as a whole number", StringComparison.Ordinal);

    private static IEnumerable<Command> Chain(CommandResult? result)
    {
        for (; result is not null; result = result.Parent as CommandResult)
        {
            yield return result.Command;
        }
    }
}
