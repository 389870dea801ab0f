using System.CommandLine;
using System.CommandLine.Completions;

namespace HotplugIac.Cli.Completion;

/// <summary>The words that can stand at the end of a command line.</summary>
internal static class Completer
{
    /// <param name="words">The line without the program's name; the last is the one under way, which may be empty.</param>
    /// <returns>Words with their descriptions; none where a file or free text is expected.</returns>
    public static IEnumerable<(string Word, string Description)> Complete(RootCommand root, IReadOnlyList<string> words)
    {
        var last = words.Count == 0 ? string.Empty : words[^1];
        Command command = root;
        Option? open = null;
        var arguments = 0;
        var chain = new List<Command> { root };
        foreach (var word in words.SkipLast(1))
        {
            if (open is not null)
            {
                open = null;
            }
            else if (word.StartsWith('-'))
            {
                open = word.Contains('=', StringComparison.Ordinal) ? null : Options(chain).FirstOrDefault(o => IsNamed(o, word) && TakesValue(o));
            }
            else if (command.Subcommands.FirstOrDefault(c => c.Name == word) is { } sub)
            {
                command = sub;
                chain.Add(sub);
            }
            else
            {
                arguments++;
            }
        }

        var line = root.Parse([.. words.SkipLast(1)], HotplugProgram.Parsing);
        return Candidates(command, chain, open, arguments, last, line).Where(c => c.Word.StartsWith(last, StringComparison.Ordinal)).DistinctBy(c => c.Word);
    }

    private static IEnumerable<(string Word, string Description)> Candidates(
        Command command, List<Command> chain, Option? open, int arguments, string last, ParseResult line)
    {
        if (open is not null)
        {
            return open.GetCompletions(CompletionContext.Empty).Select(Item);
        }

        if (last.StartsWith('-'))
        {
            return Options(chain).Where(o => !o.Hidden).Select(o => (o.Name, FirstSentence(o.Description)));
        }

        var subcommands = command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, FirstSentence(c.Description)));
        return arguments >= command.Arguments.Count ? subcommands
            : subcommands.Concat(command.Arguments[arguments] is MachineArgument machine
                ? machine.Names(line).Select(n => (n, string.Empty))
                : command.Arguments[arguments].GetCompletions(CompletionContext.Empty).Select(Item));
    }

    private static IEnumerable<Option> Options(List<Command> chain) =>
        chain.SelectMany((c, i) => c.Options.Where(o => o.Recursive || i == chain.Count - 1));

    private static bool IsNamed(Option option, string word) => option.Name == word || option.Aliases.Contains(word);

    private static bool TakesValue(Option option) => option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool);

    private static (string Word, string Description) Item(CompletionItem item) => (item.Label, FirstSentence(item.Detail));

    private static string FirstSentence(string? text)
    {
        var line = (text ?? string.Empty).ReplaceLineEndings(" ");
        var end = line.IndexOfAny([';', ':']);
        return end < 0 ? line : line[..end];
    }
}
