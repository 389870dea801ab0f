using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>Promise 1: nothing happens that the approved plan did not list.</summary>
public sealed class PlanCeilingTests
{
    private static readonly Change Vcpus = new("vcpus", ImpactClass.Live, "2", "4", "hot-added", "HP1001");
    private static readonly Change Maximum = new("max_memory", ImpactClass.Reboot, "8GiB", "16GiB", "at the next boot", "HP2003");

    private static Problem? Check(Change[] approved, params Change[] needed) =>
        PlanCeiling.Check("web", new Impact([.. approved]), new Impact([.. needed]));

    [Fact]
    public void What_was_approved_may_be_done() => Check([Vcpus, Maximum], Vcpus, Maximum).ShouldBeNull();

    [Fact]
    public void Fewer_changes_may_be_done() => Check([Vcpus, Maximum], Maximum).ShouldBeNull();

    [Fact]
    public void A_shorter_way_to_the_same_end_may_be_gone() => Check([Vcpus], Vcpus with { From = "3" }).ShouldBeNull();

    [Fact]
    public void Sizes_lie_between_sizes_whatever_their_unit() => Check([Maximum], Maximum with { From = "9000MiB" }).ShouldBeNull();

    [Theory]
    [InlineData("HP4001")]
    [InlineData("HP4002")]
    public void Writing_only_the_configuration_is_part_of_every_way(string code)
    {
        Check([Vcpus], Vcpus with { Code = code }).ShouldBeNull();
        Check([Maximum], Maximum with { Code = code, Class = ImpactClass.Live }).ShouldBeNull();
    }

    public static TheoryData<string, Change> More() => new()
    {
        { "another end", Vcpus with { To = "5" } },
        { "a longer way", Vcpus with { From = "1" } },
        { "a start beyond the end", Vcpus with { From = "6" } },
        { "another class", Vcpus with { Class = ImpactClass.Reboot, Code = "HP1002" } },
        { "another way", Vcpus with { Code = "HP2001" } },
        { "an attribute that was not listed", new Change("memory", ImpactClass.Live, "2GiB", "4GiB", "hot-added as DIMM", "HP2001") },
        { "hot-adding where only the configuration was approved", Maximum with { Class = ImpactClass.Live, Code = "HP1001" } },
    };

    [Theory]
    [MemberData(nameof(More))]
    public void More_than_was_approved_may_not_be_done(string what, Change needed)
    {
        var problem = Check([Vcpus, Maximum], needed).ShouldNotBeNull(what);

        (problem.Code, problem.Attribute).ShouldBe(("HP4004", needed.Attribute));
        problem.Detail.ShouldContain("\"web\"");
        problem.Detail.ShouldContain(needed.Text);
        problem.Detail.ShouldContain("Nothing was touched. Plan again");
    }

    [Fact]
    public void A_plan_for_a_machine_that_was_off_does_not_allow_hot_adding() =>
        Check([Vcpus with { Code = "HP4002" }], Vcpus).ShouldNotBeNull().Detail.ShouldContain("the plan lists \"live: 2 → 4, hot-added (HP4002)\"");

    [Fact]
    public void Cells_are_the_same_or_they_are_not()
    {
        var cells = new Change("numa_cells", ImpactClass.Reboot, "none", "cell 0 = 0-3: 2GiB", "at the next boot", "HP3001");

        Check([cells], cells).ShouldBeNull();
        Check([cells], cells with { From = "cell 0 = 0-1: 1GiB" }).ShouldNotBeNull();
    }

    [Fact]
    public void What_comes_with_the_next_boot_comes_with_it_whatever_the_reason() =>
        Check([Maximum], Maximum with { Code = "HP4014" }).ShouldBeNull();

    [Fact]
    public void A_stop_that_was_approved_covers_no_change_that_was_not()
    {
        var approved = new Impact([Maximum]) { StopsMachine = true };
        var pending = new Change("max_vcpus", ImpactClass.Reboot, "4", "8", "pending before", "HP4014");

        PlanCeiling.Check("web", approved, approved with { Changes = [Maximum, pending] }).ShouldNotBeNull().Attribute.ShouldBe("max_vcpus");
        PlanCeiling.Check("web", approved, new Impact([Vcpus])).ShouldNotBeNull("what was to come with the boot is not plugged live instead");
    }

    [Fact]
    public void Stopping_the_machine_must_have_been_approved()
    {
        var stops = new Impact([Maximum]) { StopsMachine = true };

        PlanCeiling.Check("web", new Impact([Maximum]), stops).ShouldNotBeNull().Detail.ShouldContain("would now have to be stopped");
        PlanCeiling.Check("web", stops, stops).ShouldBeNull();
        PlanCeiling.Check("web", stops, new Impact([Maximum])).ShouldBeNull();
    }
}
