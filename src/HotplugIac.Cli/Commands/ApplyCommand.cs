using System.CommandLine;
using HotplugIac.Cli.Machines;
using HotplugIac.Cli.Reporting;

namespace HotplugIac.Cli.Commands;

/// <summary><c>hotplug apply FILE</c>: what was shown, and nothing else. Nothing is ever deleted.</summary>
internal static class ApplyCommand
{
    public static void Fill(Command command, CommandScope scope)
    {
        var file = new Argument<string>("FILE") { Description = "A YAML file of machines; - for standard input" };
        var apply = new ApplyOptions();
        var options = new ReportOptions();
        command.Arguments.Add(file);
        apply.AddTo(command);
        options.AddTo(command);
        scope.Act(command, context => RunAsync(context, context.Value(file)!, new ApplySteps(context, options.Read(context), apply.IsApproved(context), apply.AtOnce(context))));
    }

    private static async Task<int> RunAsync(CommandContext context, string file, ApplySteps steps)
    {
        context.TextOrJson();
        var (reading, hash) = MachineFiles.Read(file, context.Console.OpenInput);
        await using var session = MachineSession.Open(context, reading.Provider);
        return await steps.RunAsync(session, [.. reading.Machines.Select(m => (m.Key, m.Values))], hash, machines =>
        {
            if (context.IsJson)
            {
                AppliedJson.Write(context.Console.Out, machines);
            }
            else
            {
                AppliedText.Write(context.Console.Out, machines);
            }
        });
    }
}
