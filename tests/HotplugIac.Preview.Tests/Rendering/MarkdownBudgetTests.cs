using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Tests.Samples;

namespace HotplugIac.Preview.Tests.Rendering;

public sealed class MarkdownBudgetTests
{
    [Fact]
    public void Five_hundred_machines_keep_every_stop_and_fold_the_rest_into_counts()
    {
        var document = SampleReports.Many(500, stops: 25);

        var text = Rendered.As("markdown", document);

        text.Length.ShouldBeInRange(50_000, 60_000);
        RowsOf(text, "stopped and started").ShouldBe(20);
        text.ShouldContain("HP4013");
        text.ShouldMatch("\nand [0-9]+ more that ");
        text.ShouldNotContain("have no room");
    }

    [Fact]
    public void Ten_thousand_machines_keep_every_stop_in_its_shortest_form()
    {
        var document = SampleReports.Many(10_000, stops: 20) with { Target = "fleet" };

        var text = Rendered.As("markdown", document);

        text.Length.ShouldBeInRange(50_000, 60_000);
        var stopped = document.Report.Machines.Where(m => m.StopsMachine != false).ToList();
        stopped.Count.ShouldBeGreaterThan(2_000);
        text.ShouldMatch(@"\n\*\*[0-9]+ of the [0-9]+ machines that are stopped, or may be, have no room in this comment\.\*\*");
    }

    [Fact]
    public void Reasons_go_before_rows()
    {
        var document = SampleReports.Of([.. Enumerable.Range(0, 400).Select(i => SampleMachines.Stopped with { Address = $"hotplug_virtual_machine.n{i:D3}" })]);

        var text = Rendered.As("markdown", document);

        text.Length.ShouldBeLessThanOrEqualTo(60_000);
        document.Report.Machines.ShouldAllBe(m => text.Contains($"<code>{m.Address}</code>", StringComparison.Ordinal));
        text.IndexOf("HP1003", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("n100", StringComparison.Ordinal));
        text.ShouldContain("| ⛔ | <code>hotplug_virtual_machine.n399</code> | **stopped and started** | <code>max_vcpus</code>, <code>memory</code> |\n");
    }

    [Fact]
    public void Details_go_before_rows()
    {
        var document = SampleReports.Of([.. Enumerable.Range(0, 10).Select(i => SampleMachines.Deferred with { Address = $"hotplug_virtual_machine.n{i:D3}" })]);
        var whole = Rendered.As("markdown", document);

        var text = Rendered.As("markdown", document with { MarkdownBudget = whole.Length - 1 });

        whole.ShouldContain("<summary>Details of 10 machines</summary>");
        text.ShouldContain("<summary>Details of 9 of 10 machines</summary>");
        RowsOf(text, "waits for the next boot").ShouldBe(10);
    }

    [Fact]
    public void A_long_list_of_findings_leaves_room_for_the_rows()
    {
        var document = SampleReports.Many(100, stops: 2) with
        {
            Policy = new("policy.yaml", [.. Enumerable.Range(0, 2_000).Select(i => new PolicyFinding(PolicyEffect.Deny, $"vm-{i}", "no-stops", "No machine is stopped.", string.Empty))]),
        };

        var text = Rendered.As("markdown", document);

        RowsOf(text, "stopped and started").ShouldBe(50);
        text.ShouldMatch("\n- and [0-9]+ more: see the other outputs\n");
        text.Length.ShouldBeLessThanOrEqualTo(60_000);
    }

    [Fact]
    public void The_smallest_budget_has_the_headline_and_says_what_is_missing()
    {
        var document = SampleReports.Many(90, stops: 10) with { MarkdownBudget = 0, Target = new('@', 500), Commit = new('@', 500) };

        var text = Rendered.As("markdown", document);

        text.Length.ShouldBeLessThanOrEqualTo(1_000);
        text.ShouldContain("9 machines are stopped · ");
        text.ShouldMatch(@"\n\*\*[0-9]+ of the [0-9]+ machines that are stopped, or may be, have no room in this comment\.\*\*");
    }

    private static int RowsOf(string text, string happening) =>
        text.Split('\n').Count(l => l.StartsWith('|') && l.Contains($"{happening}", StringComparison.Ordinal));
}
