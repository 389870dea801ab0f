using System.CommandLine;
using HotplugIac.Cli.Output;

namespace HotplugIac.Cli.Commands;

/// <summary>The options of every command that changes machines.</summary>
internal sealed class ApplyOptions
{
    private readonly Option<bool> _approve = new("--auto-approve", "--yes") { Description = "Do not ask; needed where there is no terminal to ask at" };

    private readonly Option<int> _parallel = new("--parallelism") { Description = "How many machines are changed at once, 1 or more", HelpName = "N", DefaultValueFactory = static _ => 10 };

    public void AddTo(Command command)
    {
        command.Options.Add(_approve);
        command.Options.Add(_parallel);
    }

    public bool IsApproved(CommandContext context) => context.Value(_approve);

    public int AtOnce(CommandContext context) => context.Value(_parallel) is >= 1 and var atOnce ? atOnce
        : throw CliException.Of($"--parallelism {context.Value(_parallel)} is not possible: choose a whole number, 1 or more.");
}
