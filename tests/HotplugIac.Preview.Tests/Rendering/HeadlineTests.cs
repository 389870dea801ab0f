using HotplugIac.Preview.Rendering;
using HotplugIac.Preview.Reports;
using HotplugIac.Preview.Tests.Samples;

namespace HotplugIac.Preview.Tests.Rendering;

public sealed class HeadlineTests
{
    [Fact]
    public void The_most_severe_stands_first() => Headline.Of(SampleReports.Of(
            SampleMachines.Unchanged, SampleMachines.Live, SampleMachines.Deferred, SampleMachines.Split, SampleMachines.Stopped, SampleMachines.Deleted).Report)
        .ShouldBe("1 machine is deleted, 1 stopped · 2 wait for a reboot · 1 changes live · 1 unchanged");

    [Fact]
    public void Counts_agree_with_their_verbs()
    {
        Headline.Of(SampleReports.Of(SampleMachines.Live).Report).ShouldBe("1 machine changes live");
        Headline.Of(SampleReports.Of(SampleMachines.Live, SampleMachines.Live).Report).ShouldBe("2 machines change live");
        Headline.Of(SampleReports.Of(SampleMachines.Unknown).Report).ShouldBe("1 machine has an effect that is not known yet");
        Headline.Of(SampleReports.Empty.Report).ShouldBe("No virtual machine in this plan");
    }

    [Fact]
    public void The_sign_is_that_of_the_worst_and_an_incomplete_plan_is_never_good()
    {
        Headline.Sign(SampleReports.Everything.Report).ShouldBe("⛔");
        Headline.Sign(SampleReports.Of(SampleMachines.Deferred).Report).ShouldBe("⏳");
        Headline.Sign(SampleReports.LiveOnly.Report).ShouldBe("✅");
        Headline.Sign(SampleReports.Errored.Report).ShouldBe("❓");
        Headline.Sign(SampleReports.Noted(SampleReports.Of(SampleMachines.Stopped), new ReportNote(NoteKind.Incomplete, "x")).Report).ShouldBe("⛔");
    }

    [Fact]
    public void Whatever_may_stop_a_machine_counts_as_severe()
    {
        var machines =
            from action in Enum.GetValues<MachineAction>()
            from verdict in Enum.GetValues<PreviewVerdict>()
            from stops in (bool?[])[true, false, null]
            select SampleMachines.Live with { Action = action, Verdict = verdict, StopsMachine = stops };

        foreach (var machine in machines)
        {
            var severe = machine.StopsMachine != false || machine.Action is MachineAction.Delete or MachineAction.Replace
                || machine.Verdict is PreviewVerdict.Replace or PreviewVerdict.Unknown;
            Outcomes.MayStop(machine).ShouldBe(severe, machine.ToString());
            (Outcomes.Of(machine) <= MachineOutcome.Unknown).ShouldBe(severe, machine.ToString());
        }
    }

    [Theory]
    [InlineData(MachineAction.Replace, true, "replaced: deleted and made anew")]
    [InlineData(MachineAction.Replace, false, "replaced: deleted and made anew")]
    [InlineData(MachineAction.Adopt, true, "adopted; stopped and started")]
    [InlineData(MachineAction.Update, null, "unknown, may be stopped")]
    [InlineData(MachineAction.Delete, true, "stopped and deleted")]
    [InlineData(MachineAction.Delete, false, "deleted")]
    public void What_happens_tells_whether_the_machine_keeps_running(MachineAction action, bool? stops, string expected) =>
        Outcomes.Happening(SampleMachines.Live with { Action = action, StopsMachine = stops }).ShouldBe(expected);

    [Theory]
    [InlineData(MachineAction.Replace, false, false, "released, keeps running; another machine takes its place")]
    [InlineData(MachineAction.Replace, false, true, "released, stays off; another machine takes its place")]
    [InlineData(MachineAction.Replace, true, false, "released, keeps running; another machine takes its place, and is stopped and started")]
    [InlineData(MachineAction.Replace, null, false, "released, keeps running; another machine takes its place, and may be stopped")]
    [InlineData(MachineAction.Release, false, false, "released, keeps running")]
    [InlineData(MachineAction.Release, false, true, "released, stays off")]
    public void A_released_machine_stays_as_it_is(MachineAction action, bool? stops, bool isOff, string expected) =>
        Outcomes.Happening(SampleMachines.Live with { Action = action, Verdict = PreviewVerdict.None, StopsMachine = stops, IsOff = isOff, IsReleased = action == MachineAction.Replace })
            .ShouldBe(expected);
}
