using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Hypervisors.Tests.Peer;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>What guests do and hypervisors do not tell (RULEBOOK A2, A4.2, C6, D11, E).</summary>
public sealed class ObservedGuestTests
{
    private static readonly MachineSpec MoreMemory = new("web") { Memory = Size("4GiB") };

    [Fact]
    public void C6_virtio_mem_current_equal_to_requested_is_done_although_the_guest_has_its_blocks_offline()
    {
        var lab = new ApplierFixture(Virtio);
        (lab.Machine.Guest.HasAgent, lab.Machine.Guest.ObeysAgent) = (true, false);

        var outcome = lab.Apply(MoreMemory);

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Severity).ShouldBe(("HP4021", Severity.Warning));
        lab.Hypervisor.Calls.Where(c => c.StartsWith("live", StringComparison.Ordinal)).ShouldBe(["live: resize the virtio-mem device ua-m from 0B to 2GiB"], "the request is not set back");
        (outcome.Snapshot!.Running!.Memory, outcome.Snapshot.Configured.Memory).ShouldBe((Size("4GiB"), Size("4GiB")));
        lab.Plan(MoreMemory).Steps.ShouldBeEmpty();
    }

    [Fact]
    public void C6_virtio_mem_that_the_driver_has_not_taken_is_not_done_whatever_is_requested()
    {
        var lab = new ApplierFixture(Virtio);
        lab.Machine.GuestLimit = Size("512MiB");

        lab.Apply(MoreMemory).Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4005");
    }

    [Theory]
    [InlineData(RebootPolicy.Defer)]
    [InlineData(RebootPolicy.Reboot)]
    public void D11_E_a_guest_reboot_applies_nothing_and_only_stopping_and_starting_does(RebootPolicy policy)
    {
        var spec = new MachineSpec("web") { MaxVcpus = 8 };
        var lab = new ApplierFixture();
        lab.Apply(spec).Problems.ShouldBeEmpty();

        // The guest boots again in the same process.
        lab.Machine.Guest.Boot(lab.Machine.Running!);
        var outcome = lab.Apply(spec with { Policy = new Policy { OnRebootRequired = policy } });

        outcome.Problems.ShouldBeEmpty();
        lab.Machine.Boots.ShouldBe(policy == RebootPolicy.Reboot ? 1 : 0);
        outcome.Snapshot!.Running!.MaxVcpus.ShouldBe(policy == RebootPolicy.Reboot ? 8 : 4);
        PendingChanges.Between(outcome.Snapshot.Running, outcome.Snapshot.Configured).ContainsKey("max_vcpus").ShouldBe(policy == RebootPolicy.Defer);
    }

    [Fact]
    public void E_no_device_events_for_cpus_so_a_late_vcpu_that_nobody_tells_of_is_found_by_reading()
    {
        var lab = new ApplierFixture(Small with { Vcpus = 4 });
        (lab.Machine.Guest.Unplugging, lab.Machine.Guest.LateAfterLooks) = (Unplugging.IsSilentWithSuccess, 20);

        lab.Apply(new MachineSpec("web") { Vcpus = 3 }).Problems.ShouldBeEmpty();

        lab.Hypervisor.Calls.ShouldBe(["live: unplug vCPUs 4 → 3", "write"]);
        lab.Time.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A2_nvdimm_is_no_memory_that_the_guest_is_expected_to_online()
    {
        var nvdimm = new MemoryDevice(MemoryModel.Other, "ua-nv", Size("1GiB"), null);
        var lab = new ApplierFixture(Small with { Devices = [nvdimm] });
        (lab.Machine.Guest.HasAgent, lab.Machine.Guest.OnlinesItself) = (true, true);

        var outcome = lab.Apply(MoreMemory with { Policy = new Policy { Guest = GuestPolicy.Verify } });

        outcome.Problems.ShouldBeEmpty();
        outcome.Snapshot!.Running!.Devices.ShouldContain(nvdimm);
    }
}
