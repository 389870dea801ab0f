using System.CommandLine;
using HotplugIac.Cli.Terminal;

namespace HotplugIac.Cli.Commands;

/// <summary>What the commands of one run share.</summary>
internal sealed record CommandScope(CliConsole Console, GlobalOptions Globals, Interrupts Interrupts, RootCommand Root)
{
    public void Act(Command command, Func<CommandContext, Task<int>> action) =>
        command.SetAction((parse, cancelled) => action(new CommandContext(parse, Console, Globals, Interrupts, cancelled)));

    public void Act(Command command, Func<CommandContext, int> action) => Act(command, context => Task.FromResult(action(context)));
}
