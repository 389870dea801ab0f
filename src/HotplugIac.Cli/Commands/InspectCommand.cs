using System.CommandLine;
using HotplugIac.Cli.Completion;
using HotplugIac.Cli.Inspecting;
using HotplugIac.Cli.Machines;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Cli.Commands;

/// <summary><c>hotplug inspect</c>: a table of all machines, or one with its picture.</summary>
internal static class InspectCommand
{
    private const string Svg = "svg";
    private const string Yaml = "yaml";

    public static void Fill(Command command, CommandScope scope)
    {
        var name = new MachineArgument(scope, "A machine; without one all are listed");
        command.Arguments.Add(name);
        scope.Act(command, context => context.Value(name) is { } one ? OneAsync(context, one) : AllAsync(context));
    }

    private static async Task<int> AllAsync(CommandContext context)
    {
        var form = context.Output is Svg ? throw CliException.Of("--output svg draws one machine: name it.") : context.OutputOf(GlobalOptions.Text, GlobalOptions.Json, Yaml);
        await using var session = MachineSession.Open(context);
        var machines = await MachineNames.ListAsync(session, context.Cancelled);
        var unread = MachineNames.Unread(machines);
        switch (form)
        {
            case GlobalOptions.Json:
                SnapshotJson.Write(context.Console.Out, session.ShownRoute, machines, unread);
                break;
            case Yaml:
                context.Tell(unread);
                SnapshotYaml.Write(context.Console.Out, machines.Select(m => m.Snapshot).OfType<MachineSnapshot>());
                break;
            default:
                MachineTable.Write(context.OpenScreen(), session.ShownRoute, machines);
                context.Tell(unread);
                break;
        }

        return unread.Count > 0 ? ExitCode.Error : ExitCode.Nothing;
    }

    private static async Task<int> OneAsync(CommandContext context, string name)
    {
        var form = context.OutputOf(GlobalOptions.Text, GlobalOptions.Json, Yaml, Svg);
        await using var session = MachineSession.Open(context);
        var machine = await MachineNames.FindAsync(session, name, context.Cancelled);
        switch (form)
        {
            case GlobalOptions.Json:
                SnapshotJson.Write(context.Console.Out, session.ShownRoute, [Hypervisors.ListedMachine.Of(machine)], []);
                break;
            case Yaml:
                SnapshotYaml.Write(context.Console.Out, [machine]);
                break;
            case Svg:
                MachineDrawing.WriteSvg(context.Console.Out, machine);
                break;
            default:
                MachineSheet.Write(context.OpenScreen(), machine);
                MachineDrawing.WriteText(context, machine);
                break;
        }

        return ExitCode.Nothing;
    }
}
