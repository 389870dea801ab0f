using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Cli.Machines;

/// <summary>Plans of machines in the form that every renderer takes.</summary>
internal static class MachineReports
{
    public static MachineReport Of(string address, MapValue config, PlanReply reply, PlanResult? plan)
    {
        var name = (config[Attributes.Name] as TextValue)?.Text;
        if (plan is null)
        {
            return new MachineReport(address, name, MachineAction.Create, PreviewVerdict.None);
        }

        var snapshot = PrivateState.Parse(reply.Private).Snapshot!;
        return new MachineReport(address, name, plan.Impact.Verdict == Verdict.None ? MachineAction.None : MachineAction.Update, VerdictOf(plan.Impact.Verdict))
        {
            Origin = VerdictOrigin.Plan,
            StopsMachine = plan.Impact.StopsMachine,
            Changes = [.. InOrder(plan.Impact.Changes).Select(Line)],
            PendingBefore = Pending(snapshot.Running, snapshot.Configured),
            PendingAfter = Pending(plan.RunningAfter, plan.ConfiguredAfter),
            Picture = Picture(snapshot, plan),
        };
    }

    public static MachineReport Failed(string address, MapValue config, EquatableList<Problem> problems) =>
        new(address, (config[Attributes.Name] as TextValue)?.Text, MachineAction.None, PreviewVerdict.Unknown)
        {
            StopsMachine = null,
            Why = $"It could not be planned: {string.Join(" ", problems.Where(p => p.Severity == Severity.Error).Select(p => p.Detail))}",
        };

    /// <summary>Most severe first, then by address.</summary>
    public static PreviewReport Report(string hash, IReadOnlyList<PlannedMachine> machines)
    {
        var failed = machines.Count(m => m.HasErrors);
        List<ReportNote> notes = failed == 0 ? [] : [new(NoteKind.Incomplete, $"{Counted.Of(failed, "machine")} could not be planned.")];
        foreach (var machine in machines)
        {
            notes.AddRange(machine.Problems.Select(p => new ReportNote(p.Severity == Severity.Error ? NoteKind.Error : NoteKind.Warning, p.Detail, machine.Address)));
        }

        return new PreviewReport(new PlanSource(SourceKind.Hypervisor, null, null, hash),
            machines.Select(m => m.Report).OrderByDescending(r => r.Severity).ThenBy(r => r.Address, StringComparer.Ordinal).ToEquatableList())
        {
            Notes = notes.ToEquatableList(),
        };
    }

    private static PreviewVerdict VerdictOf(Verdict verdict) => verdict switch
    {
        Verdict.None => PreviewVerdict.None,
        Verdict.Live => PreviewVerdict.Live,
        Verdict.Reboot => PreviewVerdict.Reboot,
        _ => PreviewVerdict.Replace,
    };

    private static IEnumerable<Change> InOrder(IEnumerable<Change> changes)
    {
        var order = SizingAttribute.All.Select(a => a.Name).ToList();
        return changes.OrderBy(c => order.IndexOf(c.Attribute) is >= 0 and var at ? at : order.Count).ThenBy(c => c.Class);
    }

    private static ChangeLine Line(Change change) => new(change.Attribute, change.Class switch
    {
        ImpactClass.Live => Timing.Live,
        ImpactClass.Reboot => Timing.Reboot,
        _ => Timing.Replace,
    }, $"{change.From} → {change.To}, {change.How}", change.Code);

    private static EquatableList<ChangeLine> Pending(Sizing? running, Sizing configured) =>
        PendingChanges.Between(running, configured).Select(p => new ChangeLine(p.Key, Timing.Reboot, p.Value)).ToEquatableList();

    private static MachinePicture Picture(MachineSnapshot snapshot, PlanResult plan)
    {
        var after = plan.RunningAfter ?? plan.ConfiguredAfter;
        return new MachinePicture(snapshot.Running ?? snapshot.Configured, after, plan.ConfiguredAfter == after ? null : plan.ConfiguredAfter);
    }
}
