using System.CommandLine;
using HotplugIac.Cli.Commands;
using HotplugIac.Cli.Machines;
using HotplugIac.Cli.Output;

namespace HotplugIac.Cli.Completion;

/// <summary>The name of a machine on a command line, completed from the hypervisor that the line names.</summary>
internal sealed class MachineArgument : Argument<string?>
{
    /// <summary>Whoever presses tab waits no longer than this for a hypervisor.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    private readonly CommandScope _scope;

    public MachineArgument(CommandScope scope, string description, bool isRequired = false)
        : base("NAME")
    {
        _scope = scope;
        Description = description;
        Arity = isRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne;
    }

    public IEnumerable<string> Names(ParseResult line)
    {
        var context = new CommandContext(line, _scope.Console, _scope.Globals, _scope.Interrupts, _scope.Interrupts.Token);
        try
        {
            return Task.Run(() => ListAsync(context)).WaitAsync(Bound, context.Console.Time, context.Cancelled).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is CliException or TimeoutException or OperationCanceledException)
        {
            // There is nothing to complete, and a shell's line is no place for errors.
            return [];
        }
    }

    private static async Task<IEnumerable<string>> ListAsync(CommandContext context)
    {
        // Not disposed: closing waits for an answer that may not come, and the process ends anyway.
        var session = MachineSession.Open(context);
        return (await MachineNames.ListAsync(session, context.Cancelled)).Select(m => m.Name);
    }
}
