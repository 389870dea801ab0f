using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Harness;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Tests.Lab;

public sealed class GuestAgentTests : GuestTest
{
    private static readonly MemoryDevice Dimm = new(MemoryModel.Dimm, "ua-one", ByteSize.FromMiB(256), 0);

    [Fact]
    public async Task C1_a_hot_added_vcpu_that_is_offline_is_seen_and_onlined()
    {
        var machine = await BootAsync(Tiny with { MaxVcpus = 3, ExtraKernelArguments = "hotplug.cpus=manual" });
        await Hypervisor.ApplyLiveAsync(Id(machine), new SetVcpusStep(1, 3), None);
        var offline = await Eventually.BecomesAsync(
            _ => Hypervisor.ReadGuestAsync(Id(machine), None), view => view?.Vcpus == 3, TimeSpan.FromMinutes(3), "3 vCPUs in the guest");
        offline!.OfflineVcpus.ShouldBe([1, 2]);

        await Hypervisor.OnlineGuestAsync(Id(machine), offline, None);

        (await View(machine)).IsAllOnline.ShouldBeTrue();
        (await machine.Guest.OnlineVcpusAsync()).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public async Task C3_memory_that_the_guests_policy_leaves_offline_is_seen_and_onlined()
    {
        var machine = await BootAsync(Tiny with
        {
            MaxMemory = 1024,
            MemorySlots = 2,
            KernelArguments = GuestDefinition.DefaultKernelArguments.Replace("online_movable", "offline", StringComparison.Ordinal),
        });
        await Hypervisor.ApplyLiveAsync(Id(machine), new AttachMemoryDeviceStep(Dimm), None);
        var offline = await Eventually.BecomesAsync(
            _ => Hypervisor.ReadGuestAsync(Id(machine), None), view => view?.Blocks == 3, TimeSpan.FromMinutes(3), "2 blocks more");
        offline!.BlockSize.ShouldBe(ByteSize.FromMiB(128));
        offline.OfflineBlocks.Count.ShouldBe(2);

        await Hypervisor.OnlineGuestAsync(Id(machine), offline, None);

        (await View(machine)).IsAllOnline.ShouldBeTrue();
        (await machine.Guest.MemoryAsync()).OfflineBlocks.ShouldBe(0);
    }

    [Fact]
    public async Task An_agent_that_does_not_know_memory_blocks_still_tells_vcpus()
    {
        var machine = await BootAsync(Tiny with { ExtraKernelArguments = "hotplug.agent=old" });

        (await View(machine)).ShouldBe(new GuestView(1, [], 0, [], ByteSize.Zero));
    }

    [Fact]
    public async Task A_machine_without_channel_that_is_paused_or_off_has_no_view()
    {
        using var machine = new LabMachine();

        (await Hypervisor.ReadGuestAsync(machine.Id, None)).ShouldBeNull();
        machine.Domain.Destroy();
        (await Hypervisor.ReadGuestAsync(machine.Id, None)).ShouldBeNull();
    }
}
