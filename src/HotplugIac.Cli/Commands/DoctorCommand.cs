using System.CommandLine;
using HotplugIac.Cli.Completion;
using HotplugIac.Cli.Doctoring;
using HotplugIac.Cli.Machines;
using HotplugIac.Cli.Output;
using HotplugIac.Hypervisors;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Cli.Commands;

/// <summary><c>hotplug doctor</c>. It ends with 0: what it finds is no failure. Pipelines ask with --detailed-exitcode.</summary>
internal static class DoctorCommand
{
    /// <summary>With --detailed-exitcode: there is something to change.</summary>
    private const int ToDo = 2;

    public static void Fill(Command command, CommandScope scope)
    {
        var name = new MachineArgument(scope, "A machine; without one all are looked at");
        var detailed = new Option<bool>("--detailed-exitcode") { Description = $"End with {ToDo} when there is something to change" };
        command.Arguments.Add(name);
        command.Options.Add(detailed);
        scope.Act(command, context => RunAsync(context, context.Value(name), context.Value(detailed)));
    }

    private static async Task<int> RunAsync(CommandContext context, string? name, bool detailed)
    {
        context.TextOrJson();
        await using var session = MachineSession.Open(context);
        var doctor = new Doctor(session.Hypervisor(), session.Settings.Headroom, context.Console.Time);
        IReadOnlyList<ListedMachine> machines = name is null
            ? await MachineNames.ListAsync(session, context.Cancelled)
            : [ListedMachine.Of(await MachineNames.FindAsync(session, name, context.Cancelled))];
        var diagnoses = await Task.WhenAll(machines.Select(m => doctor.LookAsync(m, context.Cancelled)));
        var host = await doctor.HostAsync(context.Cancelled);
        if (context.IsJson)
        {
            DiagnosisJson.Write(context.Console.Out, session.ShownRoute, host, diagnoses);
        }
        else
        {
            WriteText(context, session.ShownRoute, host, diagnoses, name is not null);
        }

        return detailed && diagnoses.Any(d => d.Worst != Level.Ok) ? ToDo : ExitCode.Nothing;
    }

    private static void WriteText(CommandContext context, string route, string? host, Diagnosis[] diagnoses, bool isOne)
    {
        var screen = context.OpenScreen();
        screen.Profile.Out.Writer.WriteLine(PlainText.Of($"{route}: {host ?? "the host could not be read"}"));
        if (diagnoses.Length == 0)
        {
            context.Console.Out.WriteLine("There is no machine.");
        }
        else if (isOne)
        {
            DiagnosisText.WriteOne(screen, diagnoses[0]);
        }
        else
        {
            DiagnosisText.WriteAll(screen, diagnoses);
        }
    }
}
