using static HotplugIac.Peer.Tests.PeerVm;

namespace HotplugIac.Peer.Tests;

[Collection(PeersCollection.Name)]
public sealed class VirtioMemTests(Peers peers)
{
    private const string OneOfFive = """ "memory":{"size":1073741824,"hotplug_size":4294967296,"hotplug_method":"VirtioMem"} """;

    [Fact]
    public async Task Memory_grows_and_shrinks_live_in_steps_of_2_mib()
    {
        var vm = await peers.RunningAsync(OneOfFive);

        (await vm.ResizeAsync(ram: GiB + (514 * MiB))).Status.ShouldBe(204);
        (await vm.TruthAsync()).ShouldSatisfyAllConditions(t => t.Plugged.ShouldBe(514 * MiB), t => t.Ram.ShouldBe(GiB + (514 * MiB)));

        (await vm.ResizeAsync(ram: GiB + (2 * MiB))).Status.ShouldBe(204);
        (await vm.TruthAsync()).Plugged.ShouldBe(2 * MiB);
        (await vm.ConfigAsync("memory", "size")).ShouldBe(GiB);
        (await vm.ConfigAsync("memory", "hotplugged_size")).ShouldBe(2 * MiB);
    }

    [Fact]
    public async Task Back_at_the_boot_size_the_config_has_no_hotplugged_size()
    {
        var vm = await peers.RunningAsync(OneOfFive);
        await vm.ResizeAsync(ram: 2 * GiB);

        (await vm.ResizeAsync(ram: GiB)).Status.ShouldBe(204);

        (await vm.ConfigAsync("memory", "hotplugged_size")).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_size_again_is_an_error_and_be_it_the_boot_size()
    {
        var vm = await peers.RunningAsync(OneOfFive);

        (await vm.ResizeAsync(ram: GiB)).Status.ShouldBe(500);
        (await vm.ResizeAsync(ram: 2 * GiB)).Status.ShouldBe(204);
        (await vm.ResizeAsync(ram: 2 * GiB)).Status.ShouldBe(500);
    }

    [Theory]
    [InlineData((1024 + 1) * MiB)] // No multiple of 2 MiB.
    [InlineData((5 * GiB) + (2 * MiB))] // More than hotplug_size.
    [InlineData(512 * MiB)] // Below the boot size.
    public async Task A_size_that_the_device_cannot_have_is_an_error(long size)
    {
        var vm = await peers.RunningAsync(OneOfFive);

        (await vm.ResizeAsync(ram: size)).Status.ShouldBe(500);

        (await vm.ConfigAsync("memory", "hotplugged_size")).ShouldBeNull();
    }

    [Fact]
    public async Task Before_v53_a_size_below_the_boot_size_is_passed_over_and_written()
    {
        var vm = await peers.RunningAsync(OneOfFive, "v51.1");
        await vm.ResizeAsync(ram: 2 * GiB);

        (await vm.ResizeAsync(ram: 512 * MiB)).Status.ShouldBe(204);

        (await vm.TruthAsync()).Plugged.ShouldBe(GiB);
        (await vm.ConfigAsync("memory", "hotplugged_size")).ShouldBeNull();
    }

    [Fact]
    public async Task A_guest_may_stop_half_way_and_the_actual_size_says_so()
    {
        var vm = await peers.RunningAsync(OneOfFive, guest: $"virtio-mem=partial:{512 * MiB}");

        (await vm.ResizeAsync(ram: 2 * GiB)).Status.ShouldBe(204);

        (await vm.TruthAsync()).Plugged.ShouldBe(512 * MiB);
        (await vm.ConfigAsync("memory", "hotplugged_size")).ShouldBe(GiB);
        (await vm.ActualSizeAsync()).ShouldBe(GiB + (512 * MiB));
    }

    [Fact]
    public async Task Before_v52_the_actual_size_is_the_wish()
    {
        var vm = await peers.RunningAsync(OneOfFive, "v51.1", "virtio-mem=no");

        await vm.ResizeAsync(ram: 2 * GiB);

        (await vm.TruthAsync()).Plugged.ShouldBe(0);
        (await vm.ActualSizeAsync()).ShouldBe(2 * GiB);
    }

    [Fact]
    public async Task Without_the_driver_the_request_stands_and_is_met_when_the_driver_comes()
    {
        var vm = await peers.RunningAsync(OneOfFive, guest: "virtio-mem-driver=inactive");

        (await vm.ResizeAsync(ram: 2 * GiB)).Status.ShouldBe(204);
        (await vm.TruthAsync()).Plugged.ShouldBe(0);
        await vm.Peer.GuestAsync("virtio-mem-driver=active", vm.Number);

        (await vm.TruthAsync()).Plugged.ShouldBe(GiB);
    }

    /// <summary>The check was in the device's thread from v23.1 to v26 (virtio-devices/src/mem.rs).</summary>
    [Fact]
    public async Task Before_v27_a_request_without_the_driver_is_an_error()
    {
        var vm = await peers.RunningAsync(OneOfFive, "v26.0", "virtio-mem-driver=inactive");

        (await vm.ResizeAsync(ram: 2 * GiB)).Status.ShouldBe(500);
    }

    [Fact]
    public async Task After_a_reset_the_guest_plugs_again_what_was_asked_for()
    {
        var vm = await peers.RunningAsync(OneOfFive, guest: $"virtio-mem=partial:{512 * MiB}");
        await vm.ResizeAsync(ram: 2 * GiB);
        await vm.Peer.GuestAsync("virtio-mem=yes", vm.Number);

        await vm.Peer.RebootGuestAsync(vm.Number);

        (await vm.TruthAsync()).ShouldSatisfyAllConditions(t => t.Plugged.ShouldBe(GiB), t => t.Ram.ShouldBe(2 * GiB));
        (await vm.ResizeAsync(ram: 2 * GiB)).Status.ShouldBe(500);
    }

    [Fact]
    public async Task Without_hotplug_size_there_is_no_device()
    {
        var vm = await peers.RunningAsync(""" "memory":{"size":1073741824,"hotplug_method":"VirtioMem"} """);

        (await vm.ResizeAsync(ram: 2 * GiB)).Status.ShouldBe(500);
    }
}
