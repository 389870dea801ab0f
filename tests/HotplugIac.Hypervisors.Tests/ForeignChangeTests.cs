using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Tests.Peer;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>What each step starts from is read again: a lock cannot span hosts. Nothing goes on over somebody else's change.</summary>
public sealed class ForeignChangeTests
{
    private static readonly Sizing WithDimm = Small with { Vcpus = 4, MinVcpus = 1, Devices = [new MemoryDevice(MemoryModel.Dimm, "ua-hotplug-dimm0", Size("2GiB"), null)] };

    /// <summary>Somebody else acts after the call of this number.</summary>
    private static ApplyOutcome Disturbed(ApplierFixture lab, MachineSpec spec, int call, Action act)
    {
        lab.Hypervisor.AfterCall = () =>
        {
            if (lab.Hypervisor.Calls.Count == call)
            {
                act();
            }
        };
        var outcome = lab.Apply(spec);
        lab.Hypervisor.AfterCall = () => { };
        return outcome;
    }

    [Fact]
    public void A_machine_that_somebody_else_plugs_between_two_steps_is_touched_no_further()
    {
        var lab = new ApplierFixture();

        var outcome = Disturbed(lab, Growth, 2, () => lab.Machine.Running = lab.Machine.Running! with { Vcpus = 3 });

        var problem = outcome.Problems.Where(p => p.Severity == Severity.Error).ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP4004");
        problem.Detail.ShouldContain("\"web\" was changed by somebody else while it was being applied: running vcpus is 3 instead of 4.");
        problem.Detail.ShouldContain("The step \"attach the DIMM ua-hotplug-dimm0 of 2GiB\" and what follows it were not begun; what was done before is kept.");
        lab.Hypervisor.Calls.ShouldBe(["live: hot-add vCPUs 2 → 4", "write"]);
        (outcome.Snapshot!.Running!.Vcpus, outcome.Snapshot.Configured.Vcpus).ShouldBe((3, 4));
        lab.ShouldConverge(Growth);
    }

    [Fact]
    public void A_configuration_that_somebody_else_writes_between_two_steps_is_not_written_over()
    {
        var lab = new ApplierFixture();

        lab.Hypervisor.BeforeRead = read =>
        {
            // 4: the first step's configuration was read back; 5: before the second step.
            if (read == 5)
            {
                lab.Machine.Configured = lab.Machine.Configured with { MaxVcpus = 16 };
            }
        };

        var outcome = lab.Apply(Growth);

        outcome.Problems.ShouldHaveSingleItem().Detail.ShouldContain("configured max_vcpus is 16 instead of 4");
        outcome.Snapshot!.Configured.MaxVcpus.ShouldBe(16);
        lab.Hypervisor.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public void A_configuration_that_somebody_else_writes_during_a_step_is_not_written_over_and_growth_is_kept()
    {
        var lab = new ApplierFixture();

        var outcome = Disturbed(lab, Growth, 1, () => lab.Machine.Configured = lab.Machine.Configured with { MaxVcpus = 16 });

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Attribute).ShouldBe(("HP4004", "vcpus"));
        problem.Detail.ShouldContain("The configuration of \"web\" was changed by somebody else during the step \"hot-add vCPUs 2 → 4\": configured max_vcpus is 16 instead of 4. It was not written over.");
        (outcome.Snapshot!.Running!.Vcpus, outcome.Snapshot.Configured.Vcpus, outcome.Snapshot.Configured.MaxVcpus).ShouldBe((4, 2, 16));
    }

    [Fact]
    public void A_device_that_somebody_else_puts_in_anothers_place_is_seen()
    {
        var lab = new ApplierFixture(WithDimm);
        var stranger = WithDimm.Devices[0] with { Alias = "ua-hotplug-stranger" };

        Disturbed(lab, new MachineSpec("web") { Memory = Size("6GiB"), MaxVcpus = 8 }, 2, () => lab.Machine.Running = lab.Machine.Running! with { Devices = [stranger, .. lab.Machine.Running.Devices.Skip(1)] })
            .Problems.ShouldHaveSingleItem().Detail.ShouldContain("running the memory devices are ");
    }

    [Fact]
    public void A_machine_that_goes_off_between_two_steps_is_told_as_that()
    {
        var lab = new ApplierFixture();

        var outcome = Disturbed(lab, Growth, 2, () => lab.Machine.Stop());

        outcome.Problems.ShouldHaveSingleItem().Detail.ShouldContain("it was running and is off now");
        outcome.Snapshot!.Power.ShouldBe(PowerState.Off);
        lab.Hypervisor.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public void How_far_a_guest_has_followed_virtio_mem_is_no_change()
    {
        var lab = new ApplierFixture(Virtio with { Vcpus = 2 });

        Disturbed(lab, Growth with { MaxVcpus = 8, Policy = new Policy { Guest = GuestPolicy.Ignore } }, 4,
            () => lab.Machine.Running = lab.Machine.Running! with { Devices = [lab.Machine.Running.Devices[0] with { Current = Size("1GiB") }] })
            .Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A1_late_success_of_an_unplug_that_was_put_off_is_no_change()
    {
        var lab = new ApplierFixture(WithDimm);
        lab.Machine.Guest.Unplugging = Unplugging.TimesOut;
        var spec = new MachineSpec("web") { Vcpus = 2, Memory = Size("2GiB"), MaxVcpus = 8, Policy = new Policy { Unplug = UnplugPolicy.LiveOrPending, UnplugTimeout = TimeSpan.FromSeconds(5) } };

        var outcome = Disturbed(lab, spec, 2, () => lab.Machine.Running = lab.Machine.Running! with { Devices = [] });

        outcome.Problems.ShouldAllBe(p => p.Code == "HP4020");
        (outcome.Snapshot!.Running!.Memory, outcome.Snapshot.Configured.Memory).ShouldBe((Size("2GiB"), Size("2GiB")));
        lab.Hypervisor.Calls[^1].ShouldBe("write", "the plan went on to its end");
    }

    [Fact]
    public void A_machine_that_changes_while_a_stop_and_start_waits_for_its_turn_is_not_stopped()
    {
        var lab = new ApplierFixture();

        var outcome = Disturbed(lab, PowerCycleTests.Under("5m"), 1, () => lab.Machine.Configured = lab.Machine.Configured with { MemorySlots = 32 });

        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP4005", "it is seen when the configuration is read back");
        lab.Machine.Boots.ShouldBe(0);

        var second = new ApplierFixture();
        second.Hypervisor.BeforeRead = read =>
        {
            // 1: to plan; 2: the configuration read back; 3: the turn has come.
            if (read == 3)
            {
                second.Machine.Running = second.Machine.Running! with { Vcpus = 3 };
            }
        };
        second.Apply(PowerCycleTests.Under("5m")).Problems.ShouldHaveSingleItem().Detail.ShouldContain("running vcpus is 3 instead of 2");
        second.Hypervisor.Calls.ShouldBe(["write"]);
    }

    [Fact]
    public void A_machine_that_cannot_be_read_before_a_step_is_not_touched_by_it()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.AfterCall = () =>
        {
            if (lab.Hypervisor.Calls.Count == 2)
            {
                lab.Hypervisor.BreaksAtReads.Add(lab.Hypervisor.Reads + 2);
            }
        };

        var outcome = lab.Apply(Growth);

        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP4010");
        problem.Detail.ShouldContain("was not begun, because the machine could not be read before it");
        outcome.Snapshot!.Configured.Vcpus.ShouldBe(4);
        lab.ShouldConverge(Growth);
    }

    [Fact]
    public void Whenever_somebody_else_configures_something_it_is_still_there_afterwards()
    {
        for (var read = 2; read <= 9; read++)
        {
            var lab = new ApplierFixture();
            var at = read;
            lab.Hypervisor.BeforeRead = r =>
            {
                if (r == at)
                {
                    lab.Machine.Configured = lab.Machine.Configured with { MaxVcpus = 16 };
                }
            };

            var outcome = lab.Apply(Growth);

            // Only a change in the very moment of our own writing is taken for a wrong outcome of that, and put back.
            var isDuringWrite = outcome.Problems.Any(p => p.Code == "HP4005");
            outcome.Problems.Count(p => p.Severity == Severity.Error).ShouldBe(lab.Machine.Configured.MaxVcpus == 16 && outcome.Snapshot!.Configured.Memory == Size("4GiB") ? 0 : 1, $"read {read}");
            (lab.Machine.Configured.MaxVcpus == 16 || isDuringWrite || lab.Hypervisor.Reads < at).ShouldBeTrue($"read {read}");
        }
    }
}
