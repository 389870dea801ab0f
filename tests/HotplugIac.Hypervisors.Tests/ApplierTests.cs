using HotplugIac.Core.Model;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>Plans that go as planned, and those that must not start.</summary>
public sealed class ApplierTests
{
    [Fact]
    public void Each_step_is_done_live_first_and_then_in_the_configuration()
    {
        var lab = new ApplierFixture();

        var outcome = lab.Apply(Growth);

        outcome.Problems.ShouldBeEmpty();
        lab.Hypervisor.Calls.ShouldBe(["live: hot-add vCPUs 2 → 4", "write", "live: attach the DIMM ua-hotplug-dimm0 of 2GiB", "write"]);
        outcome.Snapshot!.Running!.Memory.ShouldBe(Size("4GiB"));
        (outcome.Snapshot.Configured.Vcpus, outcome.Snapshot.Configured.Memory).ShouldBe((4, Size("4GiB")));
    }

    [Fact]
    public void A_reboot_change_is_written_and_the_machine_left_alone()
    {
        var lab = new ApplierFixture();

        lab.Apply(new MachineSpec("web") { MaxVcpus = 8 }).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["write"]);
        lab.Machine.Running.ShouldBe(Small);
    }

    [Fact]
    public void Applying_again_does_nothing()
    {
        var lab = new ApplierFixture();
        lab.Apply(Growth);
        lab.Hypervisor.Calls.Clear();

        lab.Apply(Growth).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void A_machine_that_needs_more_than_was_planned_is_not_touched()
    {
        var lab = new ApplierFixture();
        var approved = lab.Plan(Growth);
        lab.Machine.Running = Small with { MaxVcpus = 3 };

        var outcome = lab.Apply(Growth with { MaxVcpus = 4 }, approved);

        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4004");
        outcome.Snapshot!.Running!.Vcpus.ShouldBe(2);
        lab.Hypervisor.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void A_machine_that_needs_less_than_was_planned_gets_the_rest()
    {
        var lab = new ApplierFixture();
        var approved = lab.Plan(Growth);
        lab.Machine.Running = Small with { Vcpus = 3 };

        lab.Apply(Growth, approved).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls[0].ShouldBe("live: hot-add vCPUs 3 → 4");
    }

    [Fact]
    public void A_machine_that_was_running_when_the_plan_was_made_and_is_off_now_is_not_touched()
    {
        var lab = new ApplierFixture();
        var approved = lab.Plan(Growth);
        lab.Machine.Running = null;

        var problem = lab.Apply(Growth, approved).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Attribute).ShouldBe(("HP4004", "power_state"));
        problem.Detail.ShouldContain("was running when the plan was made and is off now. Nothing was touched.");
        lab.Hypervisor.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void A_machine_that_was_off_when_the_plan_was_made_and_runs_now_is_not_touched()
    {
        var lab = new ApplierFixture();
        lab.Machine.Running = null;
        var approved = lab.Plan(Growth);
        lab.Machine.Start();

        var problem = lab.Apply(Growth, approved).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("HP4004");
        lab.Hypervisor.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void A_machine_that_cannot_be_planned_any_more_is_not_touched()
    {
        var lab = new ApplierFixture();
        var approved = lab.Plan(Growth);
        lab.Machine.Persistent = false;

        lab.Apply(Growth, approved).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4003");

        lab.Hypervisor.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void A_machine_that_is_gone_is_said_to_be_gone()
    {
        var lab = new ApplierFixture();
        var approved = lab.Plan(Growth);
        lab.Hypervisor.GoneAtRead = 1;

        var outcome = lab.Apply(Growth, approved);

        outcome.Snapshot.ShouldBeNull();
        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4008");
    }

    [Fact]
    public void A_guest_that_takes_long_but_moves_is_waited_for()
    {
        var lab = new ApplierFixture(Virtio);
        lab.Machine.GuestTakes = Size("2MiB");
        var spec = new MachineSpec("web") { Memory = Size("8GiB") };

        lab.Apply(spec).Problems.ShouldBeEmpty();

        lab.Time.Elapsed.ShouldBeGreaterThan(ApplyTimeouts.Default.Guest);
        lab.Machine.Running!.Devices[0].Current.ShouldBe(Size("6GiB"));
    }
}
