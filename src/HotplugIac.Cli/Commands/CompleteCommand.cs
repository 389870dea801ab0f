using System.CommandLine;
using HotplugIac.Cli.Completion;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Cli.Commands;

/// <summary>What the scripts of <c>hotplug completion</c> call: one word a line, its description behind a tab.</summary>
internal static class CompleteCommand
{
    public const string Name = "__complete";

    public static void Fill(Command command, CommandScope scope)
    {
        var words = new Argument<string[]>("WORD") { Arity = ArgumentArity.ZeroOrMore, CaptureRemainingTokens = true };
        command.Arguments.Add(words);
        command.TreatUnmatchedTokensAsErrors = false;
        scope.Act(command, context =>
        {
            foreach (var (word, description) in Completer.Complete(scope.Root, context.Value(words) ?? []))
            {
                context.Console.Out.WriteLine(description.Length == 0 ? word : $"{word}\t{description}");
            }

            return ExitCode.Nothing;
        });
    }
}
