using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Tests.Policies;

public sealed class FailOnTests
{
    /// <summary>The truth table of <see cref="FailOn"/>.</summary>
    [Theory]
    [InlineData(MachineAction.None, PreviewVerdict.None, false, "")]
    [InlineData(MachineAction.Create, PreviewVerdict.Live, false, "")]
    [InlineData(MachineAction.Update, PreviewVerdict.Live, false, "")]
    [InlineData(MachineAction.Release, PreviewVerdict.None, false, "")]
    [InlineData(MachineAction.Update, PreviewVerdict.Reboot, false, "reboot")]
    [InlineData(MachineAction.Update, PreviewVerdict.Reboot, true, "stop reboot")]
    [InlineData(MachineAction.Update, PreviewVerdict.Live, true, "stop reboot")]
    [InlineData(MachineAction.Update, PreviewVerdict.Reboot, null, "stop reboot")]
    [InlineData(MachineAction.Update, PreviewVerdict.Live, null, "stop reboot")]
    [InlineData(MachineAction.Replace, PreviewVerdict.Replace, true, "stop reboot replace")]
    [InlineData(MachineAction.Delete, PreviewVerdict.Replace, true, "stop reboot replace")]
    [InlineData(MachineAction.Delete, PreviewVerdict.None, false, "reboot replace")]
    [InlineData(MachineAction.Replace, PreviewVerdict.Replace, false, "reboot replace")]
    [InlineData(MachineAction.Update, PreviewVerdict.Replace, false, "reboot replace")]
    [InlineData(MachineAction.Update, PreviewVerdict.Unknown, null, "stop reboot unknown")]
    [InlineData(MachineAction.Update, PreviewVerdict.Unknown, false, "reboot unknown")]
    [InlineData(MachineAction.Replace, PreviewVerdict.Unknown, null, "stop reboot replace unknown")]
    public void A_machine_trips_the_words_of_the_table(MachineAction action, PreviewVerdict verdict, bool? stops, string words)
    {
        var report = Reports.Of(Reports.Machine(verdict, stops, action));

        Tripped(report).ShouldBe(words);
    }

    [Fact]
    public void An_incomplete_plan_trips_every_word() => Tripped(Reports.Incomplete()).ShouldBe("stop reboot replace unknown");

    [Fact]
    public void A_plan_without_machines_trips_nothing() => Tripped(Reports.Of()).ShouldBeEmpty();

    [Fact]
    public void A_machine_that_trips_two_words_has_one_finding_under_the_graver()
    {
        var report = Reports.Of(Reports.Machine(PreviewVerdict.Replace, true, MachineAction.Delete));

        var finding = Parsed("reboot,replace").Evaluate(report).Findings.ShouldHaveSingleItem();

        finding.Rule.ShouldBe("replace");
        finding.Reason.ShouldBe("The machine is deleted.");
        finding.Address.ShouldBe("hotplug_virtual_machine.db");
    }

    [Fact]
    public void An_incomplete_plan_is_found_as_a_whole() =>
        Parsed("stop").Evaluate(Reports.Incomplete()).Findings.ShouldHaveSingleItem().Address.ShouldBeNull();

    [Fact]
    public void Words_are_repeatable_and_separated_by_commas() =>
        FailOn.Parse(["unknown", "stop, unknown"]).FailOn!.Words.ShouldBe([FailOnWord.Stop, FailOnWord.Unknown]);

    [Fact]
    public void An_unknown_word_is_refused_with_the_nearest()
    {
        var (failOn, problems) = FailOn.Parse(["rebot,stop", "x"]);

        failOn.ShouldBeNull();
        problems.Select(p => p.Detail).ShouldBe(
        [
            "--fail-on: \"rebot\" is not known; did you mean \"reboot\"? Allowed: stop, reboot, replace, unknown; several with commas. (HP9054)",
            "--fail-on: \"x\" is not known. Allowed: stop, reboot, replace, unknown; several with commas. (HP9054)",
        ]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("stop,")]
    [InlineData("Stop")]
    [InlineData("0")]
    public void An_empty_word_or_another_spelling_is_refused(string words) => FailOn.Parse([words]).FailOn.ShouldBeNull();

    private static string Tripped(PreviewReport report) =>
        string.Join(' ', new[] { "stop", "reboot", "replace", "unknown" }.Where(w => Parsed(w).Evaluate(report).Denies));

    private static FailOn Parsed(string words) => FailOn.Parse([words]).FailOn!;
}
