using static HotplugIac.Peer.Tests.PeerVm;

namespace HotplugIac.Peer.Tests;

[Collection(PeersCollection.Name)]
public sealed class AcpiMemoryTests(Peers peers)
{
    private const string OneOfNine = """ "memory":{"size":1073741824,"hotplug_size":8589934592} """;

    [Fact]
    public async Task Memory_grows_live_in_steps_of_128_mib()
    {
        var vm = await peers.RunningAsync(OneOfNine);

        (await vm.ResizeAsync(ram: GiB + (128 * MiB))).Status.ShouldBe(204);

        (await vm.TruthAsync()).ShouldSatisfyAllConditions(t => t.Ram.ShouldBe(GiB + (128 * MiB)), t => t.Growths.ShouldBe(1));
        (await vm.ConfigAsync("memory", "size")).ShouldBe(GiB + (128 * MiB));
        (await vm.ActualSizeAsync()).ShouldBe(GiB + (128 * MiB));
    }

    [Fact]
    public async Task What_is_added_must_be_a_multiple_of_128_mib_and_not_what_is_there_then()
    {
        var vm = await peers.RunningAsync(""" "memory":{"size":1072693248,"hotplug_size":8589934592} """);

        (await vm.ResizeAsync(ram: GiB)).Status.ShouldBe(500);
        (await vm.ResizeAsync(ram: (1023 + 128) * MiB)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task The_ninth_growth_of_a_boot_is_refused()
    {
        var vm = await peers.RunningAsync(OneOfNine);
        for (var i = 1; i <= 8; i++)
        {
            (await vm.ResizeAsync(ram: GiB + (i * 128 * MiB))).Status.ShouldBe(204);
        }

        (await vm.ResizeAsync(ram: 4 * GiB)).Status.ShouldBe(500);

        (await vm.TruthAsync()).ShouldSatisfyAllConditions(t => t.Growths.ShouldBe(8), t => t.Ram.ShouldBe(2 * GiB));
        (await vm.ConfigAsync("memory", "size")).ShouldBe(2 * GiB);
    }

    [Fact]
    public async Task Memory_grows_by_hotplug_size_and_no_further()
    {
        var vm = await peers.RunningAsync(OneOfNine);

        (await vm.ResizeAsync(ram: (9 * GiB) + (128 * MiB))).Status.ShouldBe(500);
        (await vm.ResizeAsync(ram: 9 * GiB)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task Without_hotplug_size_nothing_can_be_added()
    {
        var vm = await peers.RunningAsync(""" "memory":{"size":1073741824} """);

        (await vm.ResizeAsync(ram: 2 * GiB)).Status.ShouldBe(500);
    }

    [Fact]
    public async Task The_size_that_is_there_is_no_error()
    {
        var vm = await peers.RunningAsync(OneOfNine);

        (await vm.ResizeAsync(ram: GiB)).Status.ShouldBe(204);

        (await vm.TruthAsync()).Growths.ShouldBe(0);
    }

    [Fact]
    public async Task A_shrink_is_accepted_and_only_the_config_has_it_and_the_actual_size_lies()
    {
        var vm = await peers.RunningAsync(OneOfNine);
        await vm.ResizeAsync(ram: 3 * GiB);

        (await vm.ResizeAsync(ram: GiB)).Status.ShouldBe(204);

        (await vm.TruthAsync()).Ram.ShouldBe(3 * GiB);
        (await vm.ConfigAsync("memory", "size")).ShouldBe(GiB);
        (await vm.ActualSizeAsync()).ShouldBe(GiB);
    }

    [Fact]
    public async Task After_a_shrink_a_growth_to_less_than_there_is_does_nothing_live()
    {
        var vm = await peers.RunningAsync(OneOfNine);
        await vm.ResizeAsync(ram: 3 * GiB);
        await vm.ResizeAsync(ram: GiB);

        (await vm.ResizeAsync(ram: 2 * GiB)).Status.ShouldBe(204);

        (await vm.TruthAsync()).ShouldSatisfyAllConditions(t => t.Ram.ShouldBe(3 * GiB), t => t.Growths.ShouldBe(1));
        (await vm.ConfigAsync("memory", "size")).ShouldBe(2 * GiB);
    }

    [Fact]
    public async Task A_reset_boots_with_the_size_of_the_config()
    {
        var vm = await peers.RunningAsync(OneOfNine);
        await vm.ResizeAsync(ram: 3 * GiB);
        await vm.ResizeAsync(ram: 2 * GiB);

        await vm.CallAsync("vm.reboot");

        (await vm.TruthAsync()).Ram.ShouldBe(2 * GiB);
    }

    [Fact]
    public async Task A_reset_frees_the_slots_and_puts_the_room_on_top_of_what_was_added()
    {
        var vm = await peers.RunningAsync(OneOfNine);
        await vm.ResizeAsync(ram: 3 * GiB);
        await vm.CallAsync("vm.reboot");
        (await vm.TruthAsync()).Growths.ShouldBe(0);

        (await vm.ResizeAsync(ram: 11 * GiB)).Status.ShouldBe(204);

        (await vm.TruthAsync()).Ram.ShouldBe(11 * GiB);
    }
}
