using System.CommandLine;
using HotplugIac.Cli.Completion;
using HotplugIac.Cli.Output;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Forecasting;

namespace HotplugIac.Cli.Commands;

/// <summary><c>hotplug completion SHELL</c>.</summary>
internal static class CompletionCommand
{
    public static void Fill(Command command, CommandScope scope)
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", ShellScripts.Shells) };
        shell.CompletionSources.Add([.. ShellScripts.Shells]);
        command.Arguments.Add(shell);
        scope.Act(command, context =>
        {
            var name = context.Value(shell)!;
            context.Console.Out.Write(ShellScripts.Of(name) ?? throw CliException.Of(
                $"There is no completion for \"{name}\"{NearName.Hint(name, ShellScripts.Shells)} There is one for {string.Join(", ", ShellScripts.Shells)}."));
            return ExitCode.Nothing;
        });
    }
}
