using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>Stops and starts that break in the middle: the machine is not left off, or the next apply starts it.</summary>
public sealed class PowerCycleFailureTests
{
    private static readonly MachineSpec Spec = PowerCycleTests.Under("5m");

    [Fact]
    public void A_start_that_fails_leaves_the_machine_marked_and_the_next_apply_starts_it()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.Fails.Add(4);

        var outcome = lab.Apply(Spec);

        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP4006");
        problem.Detail.ShouldContain("could not be started again: internal error: no. It is off, and marked so that the next apply starts it.");
        (outcome.Snapshot!.Power, outcome.Snapshot.StoppedByUs).ShouldBe((PowerState.Off, true));

        lab.Hypervisor.Fails.Clear();
        lab.Hypervisor.Calls.Clear();
        var plan = lab.Plan(Spec);
        plan.Impact.Live.ShouldHaveSingleItem().Code.ShouldBe("HP4016");
        lab.Apply(Spec).Problems.ShouldBeEmpty();
        lab.Hypervisor.Calls.ShouldBe(["start", "unmark"]);
        (lab.Machine.Running!.MaxVcpus, lab.Machine.Marked).ShouldBe((8, false));
    }

    [Fact]
    public void A_start_that_succeeds_and_starts_nothing_is_no_success()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.DoesNothing.Add(4);

        var outcome = lab.Apply(Spec);

        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP4005");
        problem.Detail.ShouldContain("it does not run after 10 s. It is off, and marked");
        outcome.Snapshot!.StoppedByUs.ShouldBeTrue();
        lab.ShouldConverge(Spec);
        lab.Machine.Running!.MaxVcpus.ShouldBe(8);
    }

    [Fact]
    public void A4_5_a_machine_that_was_saved_instead_of_stopped_is_not_restored()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.AfterCall = () =>
        {
            if (lab.Hypervisor.Calls[^1] == "shutdown")
            {
                lab.Machine.Stop();
                lab.Machine.ManagedSave = true;
            }
        };

        lab.Apply(Spec).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4019");

        lab.Machine.Running.ShouldBeNull();
        lab.Plan(Spec).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4019");
    }

    [Fact]
    public void A_machine_that_comes_up_with_something_else_is_told()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.BeforeRead = _ =>
        {
            if (lab.Machine.Boots > 0)
            {
                lab.Machine.Running = Small;
            }
        };

        var problem = lab.Apply(Spec).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("HP4005");
        problem.Detail.ShouldContain("The machine was stopped and started, but reading back shows that vcpus is 2 instead of 4, max_vcpus is 4 instead of 8.");
        lab.Machine.Marked.ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cancellation_before_the_request_leaves_the_machine_running_without_a_mark(bool duringReadBack)
    {
        var lab = new ApplierFixture();
        using var cancel = new CancellationTokenSource();
        if (duringReadBack)
        {
            lab.Hypervisor.BeforeRead = _ => CancelAt(lab, "mark", cancel);
        }
        else
        {
            lab.Hypervisor.AfterCall = () => CancelAt(lab, "mark", cancel);
        }

        var outcome = lab.Apply(Spec, cancellationToken: cancel.Token);

        outcome.Problems.ShouldHaveSingleItem().Detail.ShouldContain("Stopped during the step \"stop the machine and start it again\"");
        lab.Hypervisor.Calls.ShouldBe(["write", "mark", "unmark"]);
        (outcome.Snapshot!.Power, outcome.Snapshot.StoppedByUs).ShouldBe((PowerState.Running, false));
    }

    [Fact]
    public void A_cancellation_after_the_request_still_starts_the_machine_that_goes_off()
    {
        var lab = new ApplierFixture();
        using var cancel = new CancellationTokenSource();
        lab.Hypervisor.AfterCall = () => CancelAt(lab, "shutdown", cancel);

        var outcome = lab.Apply(Spec, cancellationToken: cancel.Token);

        outcome.Problems.ShouldBeEmpty();
        lab.Hypervisor.Calls.ShouldBe(["write", "mark", "shutdown", "start", "unmark"]);
        outcome.Snapshot!.Running!.MaxVcpus.ShouldBe(8);
    }

    [Fact]
    public void A_cancelled_wait_for_a_guest_that_does_not_go_off_ends_soon_and_leaves_the_mark_for_later()
    {
        var lab = new ApplierFixture();
        lab.Machine.Guest.MissesShutdowns = int.MaxValue;
        using var cancel = new CancellationTokenSource();
        lab.Hypervisor.AfterCall = () => CancelAt(lab, "shutdown", cancel);

        var outcome = lab.Apply(Spec, cancellationToken: cancel.Token);

        outcome.Problems.ShouldHaveSingleItem().Detail.ShouldContain("it has not gone off within 60 s. It is marked: should it go off later, the next apply starts it again.");
        lab.Time.Elapsed.ShouldBe(ApplyTimeouts.Default.CancelledShutdown);
        outcome.Snapshot!.StoppedByUs.ShouldBeTrue();
        lab.Machine.Stop();
        lab.ShouldConverge(Spec);
        (lab.Machine.Running!.MaxVcpus, lab.Machine.Marked).ShouldBe((8, false));
    }

    [Fact]
    public void A_mark_that_an_interrupted_apply_left_on_a_running_machine_is_removed_by_the_next()
    {
        var lab = new ApplierFixture();
        lab.Machine.Marked = true;

        lab.Apply(Growth).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls[0].ShouldBe("unmark");
        lab.Machine.Stop();
        lab.Plan(Growth).Steps.ShouldBeEmpty("somebody else stopped it, and it stays off");
    }

    [Fact]
    public void A_machine_that_somebody_else_stopped_is_never_started()
    {
        var lab = new ApplierFixture();
        lab.Machine.Stop();

        lab.Apply(Spec).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["write"]);
        lab.Machine.Running.ShouldBeNull();
    }

    [Fact]
    public void A_daemon_that_restarts_while_the_guest_shuts_down_is_waited_for()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.AfterCall = () =>
        {
            if (lab.Hypervisor.Calls[^1] == "shutdown")
            {
                lab.Hypervisor.BreaksAtReads.UnionWith([lab.Hypervisor.Reads + 1, lab.Hypervisor.Reads + 2]);
            }
        };

        lab.Apply(Spec).Problems.ShouldBeEmpty();

        lab.Machine.Boots.ShouldBe(1);
        lab.Machine.Marked.ShouldBeFalse();
    }

    [Fact]
    public void A_daemon_that_restarts_while_the_machine_is_off_is_waited_for()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.Breaks.UnionWith([4, 5]);

        lab.Apply(Spec).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["write", "mark", "shutdown", "start", "start", "start", "unmark"]);
        lab.Machine.Boots.ShouldBe(1);
    }

    [Fact]
    public void A_daemon_that_stays_away_is_told_and_the_mark_stays_for_the_next_apply()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.AfterCall = () =>
        {
            if (lab.Hypervisor.Calls[^1] == "shutdown")
            {
                lab.Hypervisor.BreaksAtRead = lab.Hypervisor.Reads + 1;
            }
        };

        var outcome = lab.Apply(PowerCycleTests.Under("4s"));

        outcome.Snapshot.ShouldBeNull();
        outcome.Problems[0].Code.ShouldBe(LifecycleRules.Unreachable.Code);
        lab.Machine.Marked.ShouldBeTrue();
        lab.Hypervisor.BreaksAtRead = int.MaxValue;
        lab.Machine.Stop();
        lab.Hypervisor.AfterCall = () => { };
        lab.ShouldConverge(Spec);
        lab.Machine.Running!.MaxVcpus.ShouldBe(8);
    }

    private static void CancelAt(ApplierFixture lab, string call, CancellationTokenSource cancel)
    {
        if (lab.Hypervisor.Calls.LastOrDefault() == call)
        {
            cancel.Cancel();
        }
    }
}
