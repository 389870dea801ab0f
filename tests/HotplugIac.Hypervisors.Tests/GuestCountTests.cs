using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>What a guest itself counts is seen through its agent, and kept nowhere.</summary>
public sealed class GuestCountTests
{
    [Fact]
    public void A1_guest_side_count_is_set_through_the_agent_and_is_neither_the_number_of_vcpus_nor_configured()
    {
        var lab = new ApplierFixture();
        lab.Machine.Guest.HasAgent = true;
        lab.Machine.Guest.ObeysAgent = false;

        var outcome = lab.Apply(new MachineSpec("web") { Vcpus = 4 });

        lab.Hypervisor.Calls.ShouldBe(["live: hot-add vCPUs 2 → 4", "write", "online vCPUs 2,3, 0 blocks"]);
        lab.Machine.Guest.OnlineVcpus.ShouldBe(2);
        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4021");
        (outcome.Snapshot!.Running!.Vcpus, outcome.Snapshot.Configured.Vcpus).ShouldBe((4, 4));
    }
}
