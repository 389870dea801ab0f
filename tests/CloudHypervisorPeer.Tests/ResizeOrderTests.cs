using static HotplugIac.Peer.Tests.PeerVm;

namespace HotplugIac.Peer.Tests;

[Collection(PeersCollection.Name)]
public sealed class ResizeOrderTests(Peers peers)
{
    private const string Small = """ "cpus":{"boot_vcpus":1,"max_vcpus":4},"memory":{"size":1073741824,"hotplug_size":1073741824} """;

    [Fact]
    public async Task Vcpus_stay_when_the_memory_of_the_same_request_fails()
    {
        var vm = await peers.RunningAsync(Small);

        (await vm.ResizeAsync(vcpus: 2, ram: 9 * GiB)).Status.ShouldBe(500);

        (await vm.TruthAsync()).ShouldSatisfyAllConditions(t => t.Vcpus.ShouldBe(2), t => t.Ram.ShouldBe(GiB));
        (await vm.ConfigAsync("cpus", "boot_vcpus")).ShouldBe(2);
    }

    [Fact]
    public async Task Memory_is_not_touched_when_the_vcpus_of_the_same_request_fail()
    {
        var vm = await peers.RunningAsync(Small);

        (await vm.ResizeAsync(vcpus: 5, ram: 2 * GiB)).Status.ShouldBe(500);

        (await vm.TruthAsync()).Ram.ShouldBe(GiB);
    }

    [Fact]
    public async Task Memory_stays_when_there_is_no_balloon_for_the_same_request()
    {
        var vm = await peers.RunningAsync(Small);

        (await vm.ResizeAsync(ram: 2 * GiB, balloon: 0)).Status.ShouldBe(500);

        (await vm.TruthAsync()).Ram.ShouldBe(2 * GiB);
    }

    [Fact]
    public async Task A_balloon_takes_from_the_actual_size_and_not_from_the_machine()
    {
        var vm = await peers.RunningAsync(Small + """ ,"balloon":{"size":0} """);

        (await vm.ResizeAsync(balloon: 256 * MiB)).Status.ShouldBe(204);

        (await vm.ActualSizeAsync()).ShouldBe(768 * MiB);
        (await vm.TruthAsync()).Ram.ShouldBe(GiB);
        (await vm.ConfigAsync("balloon", "size")).ShouldBe(256 * MiB);
    }

    [Fact]
    public async Task A_resize_of_nothing_is_no_error()
    {
        var vm = await peers.RunningAsync(Small);

        (await vm.ResizeAsync()).Status.ShouldBe(204);
    }
}
