namespace HotplugIac.Cli.Tests.Comments;

/// <summary>The action from its inputs to the comment, with the program and a server.</summary>
public sealed class ActionProgramTests(ActionRuns runs) : IClassFixture<ActionRuns>
{
    [Fact]
    public void A_deletion_is_commented_on_and_refused()
    {
        var run = runs.First;

        run.Code.ShouldBe(10, run.Printed);
        run.Comments.ShouldHaveSingleItem().ShouldStartWith("<!-- hotplug-preview: target=\"production\" -->\n");
        run.Outputs.ShouldContain("verdict=");
        run.Outputs.ShouldContain("stops_machine=true\n");
        run.Outputs.ShouldContain("exit_code=10\n");
        run.Outputs.ShouldContain("sarif=TEMP/hotplug-preview/report.sarif\n");
        run.Summary.ShouldContain("hotplug_virtual_machine.db");
    }

    [Fact]
    public void A_second_run_leaves_one_comment()
    {
        var run = runs.Second;

        run.Code.ShouldBe(0, run.Printed);
        run.Comments.ShouldHaveSingleItem();
    }
}
