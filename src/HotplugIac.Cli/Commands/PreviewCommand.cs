using System.CommandLine;
using HotplugIac.Cli.Reporting;

namespace HotplugIac.Cli.Commands;

/// <summary><c>hotplug preview PLAN</c>: reads a document and nothing else; no network, no hypervisor.</summary>
internal static class PreviewCommand
{
    public static void Fill(Command command, CommandScope scope)
    {
        var plan = new Argument<string>("PLAN") { Description = "terraform show -json, pulumi preview --json, or a YAML file of machines; - for standard input" };
        var after = new Argument<string?>("AFTER") { Description = "With a YAML file as PLAN: the same file after the change", Arity = ArgumentArity.ZeroOrOne };
        var options = new ReportOptions();
        command.Arguments.Add(plan);
        command.Arguments.Add(after);
        options.AddTo(command);
        scope.Act(command, context => RunAsync(context, context.Value(plan)!, context.Value(after), options.Read(context)));
    }

    private static async Task<int> RunAsync(CommandContext context, string plan, string? after, ReportRequest request)
    {
        ReportOutput.Form(context);
        var report = await PlanDocuments.ReadAsync(context, plan, after);
        var document = ReportOutput.Document(context, request, report);
        var code = ReportOutput.ExitCodeOf(request, document);
        ReportOutput.Write(context, request, document, code);
        return code;
    }
}
