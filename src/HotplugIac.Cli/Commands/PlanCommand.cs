using System.CommandLine;
using HotplugIac.Cli.Machines;
using HotplugIac.Cli.Reporting;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Cli.Commands;

/// <summary><c>hotplug plan FILE</c>: reads hypervisors, changes nothing.</summary>
internal static class PlanCommand
{
    public static void Fill(Command command, CommandScope scope)
    {
        var file = new Argument<string>("FILE") { Description = "A YAML file of machines; - for standard input" };
        var options = new ReportOptions();
        command.Arguments.Add(file);
        options.AddTo(command);
        scope.Act(command, context => RunAsync(context, context.Value(file)!, options.Read(context)));
    }

    private static async Task<int> RunAsync(CommandContext context, string file, ReportRequest request)
    {
        ReportOutput.Form(context);
        var (reading, hash) = MachineFiles.Read(file, context.Console.OpenInput);
        await using var session = MachineSession.Open(context, reading.Provider);
        using var resource = session.Resource();
        var run = await PlannedRun.OfAsync(new MachinePlans(resource), [.. reading.Machines.Select(m => (m.Key, m.Values))], hash, context.Cancelled);
        var document = ReportOutput.Document(context, request, run.Report);
        var code = run.HasErrors ? ExitCode.Error : ReportOutput.ExitCodeOf(request, document);
        ReportOutput.Write(context, request, document, code);
        run.Tell(context);
        return code;
    }
}
