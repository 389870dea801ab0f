using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Core.Tests.Machines;

namespace HotplugIac.Core.Tests.Planning;

/// <summary>RULEBOOK A4.2, A4.7, D11: what a guest's own reboot leaves as it was. It is the same hypervisor process with the same definition.</summary>
public sealed class GuestResetTests
{
    private static readonly Sizing Live = Small.With(Vmem("ua-hotplug-vmem0", "6GiB", "1GiB"));

    /// <summary>virtio-mem is empty until the driver of the new boot has followed; nothing else of the machine moves.</summary>
    private static MachineSnapshot Reset(MachineSnapshot snapshot) => snapshot with { Running = snapshot.Running!.AsConfigured() };

    [Fact]
    public void D11_a_guest_reboot_makes_no_pending_change_of_virtio_mem_that_has_not_come_back_yet()
    {
        var machine = Reset(Running(Live, VirtioMem));

        PendingChanges.Between(machine.Running, machine.Configured).ShouldBeEmpty();
        machine.Running!.Memory.ShouldBe(Size("3GiB"));
    }

    [Fact]
    public void A4_2_D11_a_guest_reboot_leaves_what_was_pending_before_it_and_nothing_more()
    {
        var machine = Reset(Pending(Live, Live with { MaxVcpus = 8 }, VirtioMem));

        PendingChanges.Between(machine.Running, machine.Configured).Keys.ShouldBe(["max_vcpus"]);
    }
}
