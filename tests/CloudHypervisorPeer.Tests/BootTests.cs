using static HotplugIac.Peer.Tests.PeerVm;

namespace HotplugIac.Peer.Tests;

[Collection(PeersCollection.Name)]
public sealed class BootTests(Peers peers)
{
    [Theory]
    [InlineData(""" "cpus":{"boot_vcpus":4,"max_vcpus":2} """)]
    [InlineData(""" "cpus":{"boot_vcpus":1,"max_vcpus":4,"topology":{"threads_per_core":1,"cores_per_die":3,"dies_per_package":1,"packages":1}} """)]
    [InlineData(""" "cpus":{"boot_vcpus":1,"max_vcpus":4,"topology":{"threads_per_core":4,"cores_per_die":1,"dies_per_package":1,"packages":1}} """)]
    [InlineData(""" "memory":{"size":1073741824},"balloon":{"size":1073741824} """)]
    [InlineData(""" "memory":{"size":0,"zones":[{"id":"a","size":1073741824}]},"numa":[{"guest_numa_id":0,"memory_zones":["a"]},{"guest_numa_id":1,"memory_zones":["a"]}] """)]
    public async Task A_config_that_does_not_hold_is_created_and_does_not_boot(string config)
    {
        var vm = await peers.EmptyAsync();
        var later = await peers.EmptyAsync("v54.0");

        await vm.CreateAsync(config);
        await later.CreateAsync(config);

        (await vm.CallAsync("vm.boot")).Status.ShouldBe(500);
        (await later.CallAsync("vm.boot")).Status.ShouldBe(400);
        (await vm.StateAsync()).ShouldBe("Created");
    }

    [Theory]
    [InlineData(""" "memory":{"size":0} """)]
    [InlineData(""" "memory":{"size":1073741824,"zones":[{"id":"a","size":1073741824}]} """)]
    [InlineData(""" "memory":{"size":0,"zones":[{"id":"a","size":1073741824},{"id":"a","size":1073741824}]} """)]
    [InlineData(""" "memory":{"size":0,"zones":[{"id":"a","size":1073741824,"hotplug_size":1073741824}]} """)]
    [InlineData(""" "memory":{"size":1073741824,"hotplug_size":1073741824,"hotplugged_size":134217728} """)]
    [InlineData(""" "memory":{"size":1073741824,"hotplug_size":134217728,"hotplugged_size":268435456,"hotplug_method":"VirtioMem"} """)]
    [InlineData(""" "memory":{"size":1073741824,"hotplug_size":104857600,"hotplug_method":"VirtioMem"} """)]
    [InlineData(""" "memory":{"size":1073741824,"hotplug_size":0} """)]
    public async Task Memory_that_cannot_be_made_is_created_and_does_not_boot(string config)
    {
        var vm = await peers.EmptyAsync("v54.0");

        await vm.CreateAsync(config);

        (await vm.CallAsync("vm.boot")).Status.ShouldBe(500);
    }

    [Fact]
    public async Task Without_a_payload_it_does_not_boot()
    {
        var vm = await peers.EmptyAsync();
        (await vm.CallAsync("vm.create", "{}")).Status.ShouldBe(204);

        (await vm.CallAsync("vm.boot")).Status.ShouldBe(500);
    }

    [Fact]
    public async Task Before_the_boot_a_resize_is_written_without_a_check_and_comes_out_at_the_boot()
    {
        var vm = await peers.EmptyAsync();
        await vm.CreateAsync(""" "cpus":{"boot_vcpus":1,"max_vcpus":2},"memory":{"size":1073741824},"balloon":{"size":0} """);

        (await vm.ResizeAsync(vcpus: 9, ram: 777, balloon: 5)).Status.ShouldBe(204);

        (await vm.ConfigAsync("cpus", "boot_vcpus")).ShouldBe(9);
        (await vm.ConfigAsync("memory", "size")).ShouldBe(777);
        (await vm.ConfigAsync("balloon", "size")).ShouldBe(5);
        (await vm.CallAsync("vm.boot")).Status.ShouldBe(500);
    }

    [Fact]
    public async Task Before_the_boot_virtio_mem_gets_another_boot_size()
    {
        var vm = await peers.EmptyAsync();
        await vm.CreateAsync(""" "memory":{"size":1073741824,"hotplug_size":1073741824,"hotplug_method":"VirtioMem"} """);

        (await vm.ResizeAsync(ram: 2 * GiB)).Status.ShouldBe(204);
        await vm.CallAsync("vm.boot");

        (await vm.ConfigAsync("memory", "size")).ShouldBe(2 * GiB);
        (await vm.TruthAsync()).ShouldSatisfyAllConditions(t => t.Ram.ShouldBe(2 * GiB), t => t.Plugged.ShouldBe(0));
    }

    [Fact]
    public async Task A_reset_with_a_config_that_does_not_hold_any_more_leaves_a_vm_that_is_off()
    {
        var vm = await peers.RunningAsync(""" "memory":{"size":1073741824},"balloon":{"size":536870912} """);
        await vm.ResizeAsync(ram: 512 * MiB);

        (await vm.CallAsync("vm.reboot")).Status.ShouldBe(500);

        (await vm.StateAsync()).ShouldBe("Created");
    }
}
