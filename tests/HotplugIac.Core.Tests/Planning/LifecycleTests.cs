using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>Machines that are off: stopped by an apply, by somebody else, or saved.</summary>
public sealed class LifecycleTests
{
    private static readonly MachineSnapshot Stopped = Off(Small) with { StoppedByUs = true };
    private static readonly MachineSnapshot Saved = Off(Small) with { ManagedSave = true };

    [Fact]
    public void Promise_5_a_machine_that_an_interrupted_apply_left_off_is_started()
    {
        var plan = Stopped.Plan(Spec);

        plan.Lines().ShouldBe(["live power_state: shut off → running, started again after an interrupted apply (HP4016)"]);
        plan.Steps().ShouldBe(["start the machine again"]);
        (plan.RunningAfter, plan.PowerAfter, plan.Impact.StopsMachine).ShouldBe((Small, PowerState.Running, false));
    }

    [Theory]
    [InlineData(RebootPolicy.Defer)]
    [InlineData(RebootPolicy.Reboot)]
    [InlineData(RebootPolicy.Fail)]
    public void It_is_started_whatever_the_policy_says_now_with_what_is_configured(RebootPolicy policy)
    {
        var plan = Stopped.Plan(Spec with { MaxVcpus = 8, Policy = new Policy { OnRebootRequired = policy } });

        plan.Steps().ShouldBe(["write the configuration", "start the machine again"]);
        plan.RunningAfter!.MaxVcpus.ShouldBe(8);
        plan.Impact.Verdict.ShouldBe(Verdict.Live);
    }

    [Fact]
    public void Promise_5_a_machine_that_somebody_else_stopped_never_is() => Off(Small).Plan(Spec).Steps.ShouldBeEmpty();

    [Fact]
    public void A_mark_on_a_machine_that_runs_starts_nothing_and_its_removal_is_planned()
    {
        var plan = (Running(Small) with { StoppedByUs = true }).Plan(Spec);

        plan.Steps.ShouldBeEmpty();
        plan.Lines().ShouldBe(["live power_state: running, marked as stopped by an apply → running, the mark of an interrupted apply is removed (HP4031)"]);
        (plan.PowerAfter, plan.Impact.Verdict, plan.Impact.StopsMachine).ShouldBe((null, Verdict.Live, false));
    }

    [Fact]
    public void A_stop_and_start_removes_an_old_mark_with_its_own() =>
        (Running(Small) with { StoppedByUs = true }).Plan(Spec with { MaxVcpus = 8, Policy = new Policy { OnRebootRequired = RebootPolicy.Reboot } })
            .Impact.Changes.ShouldNotContain(c => c.Code == "HP4031");

    [Fact]
    public void A4_5_a_change_of_a_saved_machine_is_not_said_to_be_effective_at_the_next_start()
    {
        var plan = Saved.Plan(Spec with { Vcpus = 4 });

        plan.Lines().ShouldBe(["live vcpus: 2 → 4, written, but the next start restores the saved image and not this (HP4019)"]);
        var problem = plan.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Code).ShouldBe((Severity.Warning, "HP4019"));
        problem.Detail.ShouldContain("virsh managedsave-remove NAME");
        plan.ConfiguredAfter.Vcpus.ShouldBe(4);
    }

    [Fact]
    public void A4_5_a_saved_machine_that_nothing_is_asked_of_is_not_spoken_of() =>
        Saved.Plan(Spec with { Vcpus = 2 }).ShouldBe(new PlanResult(Impact.None, [], null, Saved.Configured, []));

    [Fact]
    public void A4_5_a_saved_machine_is_not_started_by_an_apply()
    {
        var problem = (Stopped with { ManagedSave = true }).Plan(Spec).OnlyError();

        (problem.Code, problem.Attribute).ShouldBe(("HP4019", "power_state"));
        problem.Detail.ShouldContain("An interrupted apply left \"web\" off");
    }
}
