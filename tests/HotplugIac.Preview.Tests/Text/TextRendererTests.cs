using HotplugIac.Preview.Rendering.Text;
using HotplugIac.Preview.Reports;
using HotplugIac.Preview.Tests.Rendering;
using HotplugIac.Preview.Tests.Samples;
using Spectre.Console;

namespace HotplugIac.Preview.Tests.Text;

public sealed class TextRendererTests
{
    [Theory]
    [InlineData("everything", 60)]
    [InlineData("everything", 120)]
    [InlineData("denied", 60)]
    [InlineData("denied", 120)]
    [InlineData("errored", 120)]
    public void A_report_is_as_committed(string name, int width) =>
        Golden.ShouldBeAsCommitted(Terminal.Text(SampleReports.Small[name], width), "text", $"{name}-{width}.txt");

    [Theory]
    [InlineData(MachineAction.Delete, true, null, "1 machine is stopped by this plan.")]
    [InlineData(MachineAction.Delete, false, null, "No machine is stopped, but one that is off is deleted.")]
    [InlineData(MachineAction.Replace, false, null, "No machine is stopped, but one is replaced by another.")]
    [InlineData(MachineAction.Replace, false, MachineAction.Update, "Whether a machine is stopped is not known yet.")]
    public void The_first_sentence_is_no_milder_than_the_machines(MachineAction action, bool stops, MachineAction? unknown, string expected)
    {
        var gone = SampleMachines.Live with { Action = action, Verdict = PreviewVerdict.None, StopsMachine = stops };
        var other = SampleMachines.Live with { Address = "other", Verdict = PreviewVerdict.Unknown, StopsMachine = unknown is null ? false : null };

        var document = new ReportDocument(new PreviewReport(new PlanSource(SourceKind.Terraform, null, null, "0"), unknown is null ? [gone] : [gone, other]));

        Terminal.Text(document, 120).Split('\n').ShouldContain(expected);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(79)]
    [InlineData(80)]
    [InlineData(133)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        foreach (var (name, document) in SampleReports.Small)
        {
            Terminal.Text(document, width).Split('\n').Max(TextWidth.Of).ShouldBeLessThanOrEqualTo(Math.Max(40, width), name);
        }
    }

    [Theory]
    [InlineData(AnsiSupport.No, ColorSystemSupport.TrueColor)]
    [InlineData(AnsiSupport.Yes, ColorSystemSupport.NoColors)]
    public void Where_there_is_no_terminal_or_no_colour_is_wanted_there_is_no_escape_sequence(AnsiSupport ansi, ColorSystemSupport colours)
    {
        var text = Terminal.Text(SampleReports.Hostile, 100, ansi, colours);

        text.ShouldNotContain('\u001b');
    }

    [Fact]
    public void A_terminal_has_colours_and_the_same_words()
    {
        var text = Terminal.Text(SampleReports.Everything, 100, AnsiSupport.Yes, ColorSystemSupport.Standard);

        text.ShouldContain("\u001b[");
        System.Text.RegularExpressions.Regex.Replace(text, "\u001b\\[[0-9;]*m", string.Empty).ShouldBe(Terminal.Text(SampleReports.Everything, 100));
    }

    [Fact]
    public void Control_characters_and_marks_of_direction_are_made_visible()
    {
        var text = Terminal.Text(SampleReports.Hostile, 100, AnsiSupport.Yes, ColorSystemSupport.Standard);

        text.ShouldContain("\\u{202E}gnp.exe");
        text.Where(c => char.IsControl(c) && c is not ('\n' or '\u001b')).ShouldBeEmpty();
        text.ShouldNotContain("\u001b[31mred");
    }

    [Fact]
    public void Brackets_in_names_are_no_markup()
    {
        var machine = SampleMachines.Live with { Address = "vm[\"[red]x[/]\"]" };

        Terminal.Text(SampleReports.Of(machine), 120).ShouldContain("vm[\"[red]x[/]\"]");
    }

    [Fact]
    public void Without_unicode_our_own_text_is_ascii()
    {
        var text = Terminal.Text(SampleReports.Everything, 100, unicode: false, options: new TextOptions { WithPictures = true });

        text.ShouldAllBe(c => char.IsAscii(c));
        text.ShouldContain("2 -> 4, hot-added");
    }

    [Fact]
    public void All_that_stops_or_waits_is_listed_and_of_the_rest_a_few()
    {
        var document = SampleReports.Many(2_000, stops: 4);
        var changed = document.Report.Machines.Where(m => m.Changed).ToList();
        var severe = changed.Count(m => m.Severity >= 30);

        var lines = Terminal.Text(document, 120).Split('\n');

        lines.Count(l => l.Contains("module.fleet")).ShouldBe(severe + 50);
        lines.ShouldContain(l => l.StartsWith($"and {changed.Count - severe - 50} more: "));
    }

    [Fact]
    public void The_most_severe_machine_comes_first()
    {
        var text = Terminal.Text(SampleReports.Everything, 120);

        text.IndexOf(SampleMachines.Deleted.Address, StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf(SampleMachines.Stopped.Address, StringComparison.Ordinal));
        text.IndexOf(SampleMachines.Stopped.Address, StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf(SampleMachines.Live.Address, StringComparison.Ordinal));
    }

    [Fact]
    public void Pictures_stand_below_their_machine_when_asked_for()
    {
        var text = Terminal.Text(SampleReports.Of(SampleMachines.Live), 120, options: new TextOptions { WithPictures = true });

        text.ShouldContain("┌─ before ─");
        Terminal.Text(SampleReports.Of(SampleMachines.Live), 120).ShouldNotContain("┌─");
    }

    [Fact]
    public void A_file_has_a_hundred_columns_and_no_colours()
    {
        using var file = new StringWriter();

        TextRenderer.Render(SampleReports.Everything, file);

        file.ToString().ShouldBe(Terminal.Text(SampleReports.Everything, 100));
    }

    [Fact]
    public void A_plan_without_machines_says_so() =>
        Terminal.Text(SampleReports.Empty, 80).ShouldContain("There is no virtual machine in this plan.");
}
