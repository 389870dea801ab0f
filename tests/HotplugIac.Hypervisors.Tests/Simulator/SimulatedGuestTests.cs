using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Simulator;
using static HotplugIac.Hypervisors.Tests.Simulator.SimulatorLab;

namespace HotplugIac.Hypervisors.Tests.Simulator;

/// <summary>RULEBOOK C on the simulator: what the guest's agent says, and onlining.</summary>
public sealed class SimulatedGuestTests
{
    private static readonly SimulatedGuest Lazy = new() { OnlinesItself = false };

    [Fact]
    public async Task C1_C3_what_is_plugged_stays_offline_until_the_agent_is_told()
    {
        var lab = new SimulatorLab(guest: Lazy);
        await lab.Vcpus(4);
        await lab.Attach(Dimm("ua-one", "256MiB"));

        var offline = (await View(lab))!;

        (offline.Vcpus, offline.Blocks, offline.BlockSize).ShouldBe((4, 18, Size("128MiB")));
        offline.OfflineVcpus.ShouldBe([2, 3]);
        offline.OfflineBlocks.ShouldBe([16L, 17L]);
        await lab.Hypervisor.OnlineGuestAsync(Id, offline, CancellationToken.None);
        (await View(lab))!.IsAllOnline.ShouldBeTrue();
    }

    [Fact]
    public async Task C3_blocks_of_devices_that_a_boot_finds_stay_offline_in_a_guest_that_does_not_online_itself()
    {
        var lab = new SimulatorLab(Small with { Devices = [Dimm("ua-one", "256MiB")] }, guest: Lazy);
        await lab.Destroy();
        await lab.Start();
        var view = (await View(lab))!;
        (view.OfflineVcpus.Count, view.OfflineBlocks.Count).ShouldBe((0, 2));
    }

    [Fact]
    public async Task C6_memory_of_virtio_mem_is_there_and_offline()
    {
        var lab = new SimulatorLab(guest: Lazy);
        await lab.Attach(Vmem("ua-m", "1GiB", "256MiB"));
        (await lab.Look())!.Running!.Devices[0].Current.ShouldBe(Size("256MiB"));
        (await View(lab))!.OfflineBlocks.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_guest_that_does_not_obey_its_agent_keeps_it_offline_and_what_is_unplugged_is_not_offline()
    {
        var lab = new SimulatorLab(guest: Lazy with { ObeysAgent = false });
        await lab.Vcpus(4);
        await lab.Hypervisor.OnlineGuestAsync(Id, (await View(lab))!, CancellationToken.None);
        (await View(lab))!.OfflineVcpus.ShouldBe([2, 3]);
        await lab.Vcpus(2);
        (await View(lab))!.IsAllOnline.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_an_agent_paused_or_off_nobody_answers()
    {
        var mute = new SimulatorLab(guest: new SimulatedGuest { HasAgent = false });
        (await View(mute)).ShouldBeNull();
        await mute.Hypervisor.OnlineGuestAsync(Id, new GuestView(2, [1], 0, [], ByteSize.Zero), CancellationToken.None);

        var lab = new SimulatorLab();
        lab.Change(m => m with { IsPaused = true });
        (await View(lab)).ShouldBeNull();
        await lab.Destroy();
        (await View(lab)).ShouldBeNull();
    }

    [Fact]
    public async Task A_seeded_machine_of_which_nobody_says_what_is_online_has_all_online()
    {
        var lab = new SimulatorLab(guest: Lazy);
        lab.Change(m => m with { OnlineVcpus = 0, OnlineBlocks = 0 });
        (await View(lab))!.IsAllOnline.ShouldBeTrue();
        await lab.Vcpus(3);
        (await View(lab))!.OfflineVcpus.ShouldBe([2]);
    }

    private static Task<GuestView?> View(SimulatorLab lab) => lab.Hypervisor.ReadGuestAsync(Id, CancellationToken.None);
}
