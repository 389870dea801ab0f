using System.CommandLine;
using HotplugIac.Cli.Completion;
using HotplugIac.Cli.Doctoring;
using HotplugIac.Cli.Doctoring.Bundles;
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
        var bundle = new Option<string?>("--bundle") { Description = "Also write what somebody needs who is asked for help, without secrets, to a new file", HelpName = "FILE.tar.gz" };
        command.Arguments.Add(name);
        command.Options.Add(detailed);
        command.Options.Add(bundle);
        scope.Act(command, context => RunAsync(context, context.Value(name), context.Value(detailed), context.Value(bundle)));
    }

    private static async Task<int> RunAsync(CommandContext context, string? name, bool detailed, string? path)
    {
        context.TextOrJson();
        if (path is null)
        {
            return await LookAsync(context, name, detailed, bundle: null);
        }

        BundleFile.Refuse(path);
        var bundle = new Bundle(context.Console.Variable);
        bundle.AddEnvironment();
        try
        {
            return await LookAsync(context, name, detailed, bundle);
        }
        catch (CliException e)
        {
            // Help is needed most when nothing works.
            bundle.AddFailure(e.Problems);
            throw;
        }
        finally
        {
            var parts = bundle.Finish(new KnownSecrets(context.Console.Variable, context.Value(context.Globals.Uri)));
            BundleFile.Write(path, parts, context.Console.Time.GetUtcNow());
            context.Console.Error.WriteLine(PlainText.Of(
                $"{path} holds {string.Join(", ", parts.Select(p => p.Name))}. Secrets are left out, names of machines and sizes are not: look at it before you give it away (tar -xzf {path})."));
        }
    }

    private static async Task<int> LookAsync(CommandContext context, string? name, bool detailed, Bundle? bundle)
    {
        await using var session = MachineSession.Open(context);
        var hypervisor = session.Hypervisor();
        var doctor = new Doctor(hypervisor, session.Settings.Headroom, context.Console.Time);
        IReadOnlyList<ListedMachine> machines = name is null
            ? await MachineNames.ListAsync(session, context.Cancelled)
            : [ListedMachine.Of(await MachineNames.FindAsync(session, name, context.Cancelled))];
        var diagnoses = await Task.WhenAll(machines.Select(m => doctor.LookAsync(m, context.Cancelled)));
        var host = await doctor.HostAsync(context.Cancelled);
        if (bundle is not null)
        {
            bundle.AddReports(session.ShownRoute, host, machines, diagnoses);
            await bundle.AddDocumentsAsync(hypervisor, machines, context.Cancelled);
        }

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
