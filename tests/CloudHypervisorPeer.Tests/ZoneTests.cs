using static HotplugIac.Peer.Tests.PeerVm;

namespace HotplugIac.Peer.Tests;

[Collection(PeersCollection.Name)]
public sealed class ZoneTests(Peers peers)
{
    private const string TwoZones = """
        "memory":{"size":0,"hotplug_method":"VirtioMem","zones":[
            {"id":"a","size":1073741824,"hotplug_size":2147483648},{"id":"b","size":1073741824}]}
        """;

    [Fact]
    public async Task A_zone_grows_by_itself()
    {
        var vm = await peers.RunningAsync(TwoZones);

        (await vm.ResizeZoneAsync("a", 2 * GiB)).Status.ShouldBe(204);

        (await vm.TruthAsync()).ShouldSatisfyAllConditions(t => t.Ram.ShouldBe(3 * GiB), t => t.Plugged.ShouldBe(GiB));
        (await vm.InfoAsync()).GetProperty("config").GetProperty("memory").GetProperty("zones")[0].GetProperty("hotplugged_size").GetInt64().ShouldBe(GiB);
        (await vm.ActualSizeAsync()).ShouldBe(3 * GiB);
    }

    [Theory]
    [InlineData("a", 512 * MiB)] // Below its size.
    [InlineData("a", GiB)] // As it is.
    [InlineData("a", GiB + MiB)] // No multiple of 2 MiB.
    [InlineData("a", 4 * GiB)] // More than its room.
    [InlineData("b", 2 * GiB)] // No room at all.
    [InlineData("c", 2 * GiB)] // No such zone.
    public async Task A_zone_cannot_be_resized_otherwise(string zone, long size)
    {
        var vm = await peers.RunningAsync(TwoZones);

        (await vm.ResizeZoneAsync(zone, size)).Status.ShouldBe(500);

        (await vm.TruthAsync()).Ram.ShouldBe(2 * GiB);
    }

    [Fact]
    public async Task The_memory_as_a_whole_cannot_be_resized_when_it_is_in_zones()
    {
        var vm = await peers.RunningAsync(TwoZones);

        (await vm.ResizeAsync(ram: 3 * GiB)).Status.ShouldBe(500);
    }

    [Fact]
    public async Task Without_zones_none_can_be_resized()
    {
        var vm = await peers.RunningAsync(""" "memory":{"size":1073741824,"hotplug_size":1073741824,"hotplug_method":"VirtioMem"} """);

        (await vm.ResizeZoneAsync("mem0", 2 * GiB)).Status.ShouldBe(500);
    }

    [Fact]
    public async Task Before_the_boot_the_size_of_a_zone_is_written()
    {
        var vm = await peers.EmptyAsync();
        await vm.CreateAsync(TwoZones);

        (await vm.ResizeZoneAsync("b", 3 * GiB)).Status.ShouldBe(204);
        await vm.CallAsync("vm.boot");

        (await vm.TruthAsync()).Ram.ShouldBe(4 * GiB);
    }
}
