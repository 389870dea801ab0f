using HotplugIac.Cli.Commands;
using HotplugIac.Cli.Output;
using HotplugIac.Cli.Reporting;
using HotplugIac.Cli.Terminal;
using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Values;
using Spectre.Console;

namespace HotplugIac.Cli.Machines;

/// <summary>Plan, show, ask, apply: what apply and set have in common.</summary>
internal sealed class ApplySteps(CommandContext context, ReportRequest request, bool isApproved, int atOnce)
{
    private const string StoppingText = "Stopping: what has begun is brought to an end that can be told. Once more ends the program at once, and leaves it in the middle.";

    private readonly ProgressBars? _bars = context.Console.ErrorIsTerminal ? new ProgressBars() : null;

    /// <param name="told">Writes what is true afterwards.</param>
    public async Task<int> RunAsync(
        MachineSession session, IReadOnlyList<(string Address, MapValue Config)> machines, string hash, Action<IReadOnlyList<AppliedMachine>> told)
    {
        using var resource = session.Resource(_bars is null ? new ProgressLines(context.Console.Error) : _bars);
        var run = await PlannedRun.OfAsync(new MachinePlans(resource), machines, hash, context.Cancelled);
        var document = ReportOutput.Document(context, request, run.Report);
        var code = run.HasErrors ? ExitCode.Error : ReportOutput.ExitCodeOf(request, document);
        Show(document, code);
        run.Tell(context);
        if (run.HasErrors)
        {
            throw new CliException([.. run.Machines.Where(m => context.IsJson).SelectMany(m => m.Problems).Where(p => p.Severity == Severity.Error),
                .. CliException.Of("Nothing was changed: a plan that is not whole is not carried out in part.").Problems]);
        }

        if (code == ExitCode.Denied)
        {
            throw new CliException(CliException.Of($"Nothing was changed: {document.Policy!.Name} denies the plan.").Problems) { ExitCode = ExitCode.Denied };
        }

        if (run.HasWork && !isApproved && !await AgreesAsync(run.Report))
        {
            throw CliException.Of("Nothing was changed.");
        }

        var applied = await ApplyAsync(resource, run.Machines);
        told(applied);
        await context.Console.Out.FlushAsync(CancellationToken.None);
        foreach (var machine in applied)
        {
            context.Tell(machine.Problems, machine.Planned.Address);
        }

        return context.Cancelled.IsCancellationRequested ? Interrupts.ExitCode
            : applied.Any(m => m.Result is ApplyResult.Failed or ApplyResult.NotStarted) ? ExitCode.Error
            : code;
    }

    /// <summary>In JSON the one document on standard output is what is true afterwards; the plan is shown beside it, for people.</summary>
    private void Show(ReportDocument document, int code)
    {
        ReportOutput.WriteFiles(request, document);
        if (context.IsJson)
        {
            Preview.Rendering.Text.TextRenderer.Render(document, context.Console.Error);
        }
        else
        {
            ReportOutput.Show(context, document, GlobalOptions.Text);
            context.Console.Out.Flush();
        }

        Ci.GitHubFiles.Write(context, document, code);
    }

    private async Task<bool> AgreesAsync(PreviewReport report)
    {
        var stopped = report.Machines.Count(m => m.StopsMachine != false);
        var warning = stopped == 0 ? string.Empty : $" {Counted.Of(stopped, "machine")} {(stopped == 1 ? "is" : "are")} stopped.";
        return await Confirmation.AskAsync(context.Console, $"Apply this plan?{warning}", context.Cancelled);
    }

    private async Task<IReadOnlyList<AppliedMachine>> ApplyAsync(Resources.Machine.VirtualMachineResource resource, IReadOnlyList<PlannedMachine> machines)
    {
        var applies = new MachineApplies(resource, atOnce, m => _bars?.Finish(Name(m.Planned), AppliedText.Word(m.Result), m.Result is ApplyResult.Created or ApplyResult.Changed));
        var working = machines.Where(m => m.HasWork).Select(Name).ToList();
        if (_bars is null || working.Count == 0)
        {
            context.Interrupts.Stopping = () => context.Console.Error.WriteLine(StoppingText);
            return await applies.ApplyAsync(machines, context.Cancelled);
        }

        var screen = Screen.Of(context.Console, context.Console.Error, context.Console.ErrorIsTerminal, Screen.IsColoured(context.Console, context.Console.ErrorIsTerminal, context.Value(context.Globals.NoColor)));

        // Through the screen: bars are drawn over what anybody else writes.
        context.Interrupts.Stopping = () => screen.WriteLine(StoppingText);
        return await _bars.ShowAsync(screen, working, () => applies.ApplyAsync(machines, context.Cancelled));
    }

    private static string Name(PlannedMachine machine) => machine.Report.Name ?? machine.Address;
}
