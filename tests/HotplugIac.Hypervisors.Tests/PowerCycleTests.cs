using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>A stop and start under <c>on_reboot_required = "reboot"</c> that goes as planned, or as well as it can.</summary>
public sealed class PowerCycleTests
{
    private static readonly MachineSpec Spec = Under("5m");

    internal static MachineSpec Under(string shutdownTimeout, bool forceStop = false) => new("web")
    {
        Vcpus = 4,
        MaxVcpus = 8,
        Policy = new Policy
        {
            OnRebootRequired = RebootPolicy.Reboot,
            ShutdownTimeout = shutdownTimeout == "5m" ? TimeSpan.FromMinutes(5) : TimeSpan.FromSeconds(4),
            ForceStop = forceStop,
        },
    };

    [Fact]
    public void A4_3_shutdown_until_off_and_then_start_brings_everything_at_once()
    {
        var lab = new ApplierFixture();

        var outcome = lab.Apply(Spec);

        outcome.Problems.ShouldBeEmpty();
        lab.Hypervisor.Calls.ShouldBe(["write", "mark", "shutdown", "start", "unmark"]);
        lab.Machine.Boots.ShouldBe(1);
        (outcome.Snapshot!.Running!.Vcpus, outcome.Snapshot.Running.MaxVcpus).ShouldBe((4, 8));
        outcome.Snapshot.StoppedByUs.ShouldBeFalse();
        lab.Plan(Spec).Impact.ShouldBe(Impact.None);
    }

    [Fact]
    public void Promise_5_the_mark_is_there_before_the_machine_is_asked_to_stop_and_until_it_runs_again()
    {
        var lab = new ApplierFixture();
        var seen = new List<(string Call, bool Marked, bool IsOn)>();
        lab.Hypervisor.AfterCall = () => seen.Add((lab.Hypervisor.Calls[^1], lab.Machine.Marked, lab.Machine.Running is not null));

        lab.Apply(Spec);

        seen.ShouldBe([("write", false, true), ("mark", true, true), ("shutdown", true, true), ("start", true, true), ("unmark", false, true)]);
    }

    [Fact]
    public void A_mark_that_cannot_be_read_back_stops_nothing()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.DoesNothing.Add(2);

        var outcome = lab.Apply(Spec);

        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4005");
        lab.Hypervisor.Calls.ShouldBe(["write", "mark", "unmark"]);
        outcome.Snapshot!.Running!.ShouldBe(Small);
    }

    [Fact]
    public void A_mark_that_cannot_be_written_stops_nothing()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.Fails.Add(2);

        lab.Apply(Spec).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4006");

        lab.Hypervisor.Calls.ShouldNotContain("shutdown");
        lab.Machine.Boots.ShouldBe(0);
        lab.ShouldConverge(Spec);
    }

    [Fact]
    public void A_guest_that_missed_the_first_request_is_asked_again()
    {
        var lab = new ApplierFixture();
        lab.Machine.Guest.MissesShutdowns = 1;

        lab.Apply(Spec).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["write", "mark", "shutdown", "shutdown", "start", "unmark"]);
        lab.Time.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(32));
    }

    [Fact]
    public void A_guest_that_ignores_the_shutdown_keeps_running_without_force_stop()
    {
        var lab = new ApplierFixture();
        lab.Machine.Guest.MissesShutdowns = int.MaxValue;

        var outcome = lab.Apply(Under("4s"));

        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP4018");
        problem.Detail.ShouldContain("\"web\" did not shut down within 4 s (shutdown_timeout). It keeps running; what was planned stays in its configuration and waits for the next boot.");
        problem.Detail.ShouldContain("force_stop = true");
        lab.Hypervisor.Calls.ShouldBe(["write", "mark", "shutdown", "unmark"]);
        (outcome.Snapshot!.Running!.MaxVcpus, outcome.Snapshot.Configured.MaxVcpus, outcome.Snapshot.StoppedByUs).ShouldBe((4, 8, false));
        lab.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(4));
        lab.ShouldConverge(Spec);
    }

    [Fact]
    public void A_guest_that_goes_off_in_the_last_moment_is_started_again()
    {
        var lab = new ApplierFixture();
        lab.Machine.Guest.MissesShutdowns = int.MaxValue;
        lab.Hypervisor.AfterCall = () =>
        {
            if (lab.Hypervisor.Calls[^1] == "unmark" && lab.Machine.Boots == 0)
            {
                lab.Machine.Stop();
            }
        };

        lab.Apply(Under("4s")).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["write", "mark", "shutdown", "unmark", "mark", "start", "unmark"]);
        lab.Machine.Running!.MaxVcpus.ShouldBe(8);
    }

    [Fact]
    public void A_guest_that_ignores_the_shutdown_is_destroyed_with_force_stop()
    {
        var lab = new ApplierFixture();
        lab.Machine.Guest.MissesShutdowns = int.MaxValue;

        lab.Apply(Under("4s", forceStop: true)).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["write", "mark", "shutdown", "destroy", "start", "unmark"]);
        lab.Machine.Running!.MaxVcpus.ShouldBe(8);
        lab.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(4), "not before shutdown_timeout is over");
    }

    [Fact]
    public void A_machine_without_a_way_to_ask_it_is_destroyed_with_force_stop_and_left_alone_without()
    {
        var alone = new ApplierFixture();
        alone.Hypervisor.Fails.Add(3);
        alone.Apply(Under("4s")).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4006");
        alone.Hypervisor.Calls.ShouldBe(["write", "mark", "shutdown", "unmark"]);
        alone.Machine.Running.ShouldNotBeNull();

        var forced = new ApplierFixture();
        forced.Hypervisor.Fails.Add(3);
        forced.Apply(Under("4s", forceStop: true)).Problems.ShouldBeEmpty();
        forced.Hypervisor.Calls.ShouldBe(["write", "mark", "shutdown", "destroy", "start", "unmark"]);
    }

    [Fact]
    public void A_destroy_that_does_nothing_is_no_success_and_the_mark_goes()
    {
        var lab = new ApplierFixture();
        lab.Machine.Guest.MissesShutdowns = int.MaxValue;
        lab.Hypervisor.DoesNothing.Add(4);

        lab.Apply(Under("4s", forceStop: true)).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4005");

        lab.Hypervisor.Calls.ShouldBe(["write", "mark", "shutdown", "destroy", "unmark"]);
        lab.Machine.Boots.ShouldBe(0);
    }

    [Fact]
    public void A_paused_machine_is_told_at_plan_and_in_the_error()
    {
        var lab = new ApplierFixture();
        lab.Machine.Paused = true;

        lab.Plan(Under("4s")).Problems.ShouldHaveSingleItem().Detail.ShouldContain("virsh resume web");
        lab.Apply(Under("4s")).Problems.ShouldHaveSingleItem().Detail.ShouldContain("It is paused, and a paused guest cannot shut down: virsh resume web.");
    }

    [Fact]
    public void A_paused_machine_is_not_asked_so_that_it_does_not_go_off_when_it_is_resumed()
    {
        var lab = new ApplierFixture();
        lab.Machine.Paused = true;

        lab.Apply(Under("4s"));

        lab.Hypervisor.Calls.ShouldBe(["write"]);
    }

    [Fact]
    public void A4_5_a_machine_with_a_managed_save_image_is_not_stopped()
    {
        var lab = new ApplierFixture();
        lab.Machine.ManagedSave = true;

        var problem = lab.Apply(Spec).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("HP4019");
        problem.Detail.ShouldContain("virsh managedsave-remove");
        lab.Hypervisor.Calls.ShouldBe(["write"]);
    }

    [Fact]
    public void A_machine_that_somebody_else_stops_before_the_apply_does_stays_off()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.AfterCall = () => lab.Machine.Stop();

        var outcome = lab.Apply(Spec);

        outcome.Problems.ShouldHaveSingleItem().Detail.ShouldContain("Somebody else stopped \"web\" meanwhile");
        lab.Hypervisor.Calls.ShouldBe(["write"]);
        outcome.Snapshot!.Power.ShouldBe(PowerState.Off);
    }

    [Fact]
    public void A_machine_that_somebody_else_has_rebooted_meanwhile_is_not_stopped_again()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.AfterCall = () =>
        {
            lab.Machine.Stop();
            lab.Machine.Start();
        };

        lab.Apply(Spec).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["write"]);
        lab.Machine.Boots.ShouldBe(1);
    }

    [Fact]
    public void A_machine_that_somebody_else_starts_while_it_is_waited_for_is_fine()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.AfterCall = () =>
        {
            if (lab.Hypervisor.Calls[^1] == "shutdown")
            {
                lab.Machine.Stop();
                lab.Machine.Start();
            }
        };

        lab.Apply(Spec).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["write", "mark", "shutdown", "unmark"]);
        (lab.Machine.Boots, lab.Machine.Marked).ShouldBe((1, false));
    }

    [Fact]
    public void What_was_pending_before_is_brought_without_any_other_change()
    {
        var lab = new ApplierFixture();
        lab.Apply(Spec with { Policy = Policy.Default });
        lab.Machine.Running!.MaxVcpus.ShouldBe(4);
        lab.Hypervisor.Calls.Clear();

        lab.Apply(Spec).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["mark", "shutdown", "start", "unmark"]);
        lab.Machine.Running!.MaxVcpus.ShouldBe(8);
    }

    [Theory]
    [InlineData(RebootPolicy.Defer)]
    [InlineData(RebootPolicy.Fail)]
    public void No_other_policy_ever_stops_a_machine(RebootPolicy policy)
    {
        var lab = new ApplierFixture();

        lab.Apply(Spec with { Policy = Spec.Policy with { OnRebootRequired = policy, ForceStop = true } });

        lab.Hypervisor.Calls.ShouldNotContain("shutdown");
        lab.Hypervisor.Calls.ShouldNotContain("destroy");
        lab.Machine.Boots.ShouldBe(0);
    }

    [Fact]
    public void Promise_1_a_machine_is_not_stopped_when_the_approved_plan_did_not_say_so()
    {
        var lab = new ApplierFixture();
        var approved = lab.Plan(Spec with { Policy = Policy.Default });

        lab.Apply(Spec, approved).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4004");

        lab.Hypervisor.Calls.ShouldBeEmpty();
    }
}
