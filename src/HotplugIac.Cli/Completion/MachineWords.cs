using System.CommandLine;
using HotplugIac.Cli.Commands;
using HotplugIac.Cli.Machines;
using HotplugIac.Cli.Output;
using HotplugIac.Hypervisors;

namespace HotplugIac.Cli.Completion;

/// <summary>Names of machines as words of a command line, completed from the hypervisor.</summary>
internal static class MachineWords
{
    /// <summary>Whoever presses tab waits no longer than this for a hypervisor.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    public static Argument<string?> Argument(CommandScope scope, string description, bool isRequired = false)
    {
        var argument = new Argument<string?>("NAME") { Description = description, Arity = isRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne };
        argument.CompletionSources.Add(completion => Names(new CommandContext(completion.ParseResult, scope.Console, scope.Globals, scope.Interrupts, scope.Interrupts.Token)));
        return argument;
    }

    private static IEnumerable<string> Names(CommandContext context)
    {
        try
        {
            return Task.Run(() => ListAsync(context)).WaitAsync(Bound, context.Console.Time, context.Cancelled).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is CliException or TimeoutException or OperationCanceledException or HypervisorException)
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
