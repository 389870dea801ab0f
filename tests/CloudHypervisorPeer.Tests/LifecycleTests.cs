using System.Text.Json;
using static HotplugIac.Peer.Tests.PeerVm;

namespace HotplugIac.Peer.Tests;

[Collection(PeersCollection.Name)]
public sealed class LifecycleTests(Peers peers)
{
    private const string Growing = """ "cpus":{"boot_vcpus":1,"max_vcpus":4},"memory":{"size":1073741824,"hotplug_size":4294967296} """;

    [Fact]
    public async Task It_goes_through_the_states_and_is_created_again_after_a_shutdown()
    {
        var vm = await peers.EmptyAsync();
        await vm.CreateAsync(Growing);
        (await vm.StateAsync()).ShouldBe("Created");

        await vm.CallAsync("vm.boot");
        (await vm.StateAsync()).ShouldBe("Running");

        (await vm.CallAsync("vm.pause")).Status.ShouldBe(204);
        (await vm.StateAsync()).ShouldBe("Paused");

        (await vm.CallAsync("vm.resume")).Status.ShouldBe(204);
        (await vm.StateAsync()).ShouldBe("Running");

        (await vm.CallAsync("vm.shutdown")).Status.ShouldBe(204);
        (await vm.StateAsync()).ShouldBe("Created");
    }

    [Theory]
    [InlineData("vm.reboot")]
    [InlineData("vm.shutdown vm.boot")]
    [InlineData("guest")]
    public async Task Every_reset_keeps_what_was_resized_and_boots_anew(string reset)
    {
        var vm = await peers.RunningAsync(Growing);
        await vm.ResizeAsync(vcpus: 2, ram: 2 * GiB);
        var before = await vm.TruthAsync();

        foreach (var path in reset.Split(' '))
        {
            await (path == "guest" ? vm.Peer.RebootGuestAsync(vm.Number) : vm.CallAsync(path));
        }

        var after = await vm.TruthAsync();
        after.ShouldSatisfyAllConditions(
            t => t.Boots.ShouldBe(before.Boots + 1), t => t.Vcpus.ShouldBe(2), t => t.Ram.ShouldBe(2 * GiB), t => t.Growths.ShouldBe(0));
    }

    [Fact]
    public async Task A_deleted_vm_is_gone_and_another_can_be_created()
    {
        var vm = await peers.RunningAsync(Growing);

        (await vm.CallAsync("vm.delete")).Status.ShouldBe(204);
        (await vm.CallAsync("vm.delete")).Status.ShouldBe(204);

        (await vm.CallAsync("vm.info")).Status.ShouldBe(404);
        await vm.CreateAsync(Growing);
    }

    [Fact]
    public async Task A_forgotten_vm_is_gone()
    {
        var vm = await peers.RunningAsync(Growing);

        await vm.Peer.ForgetAsync(vm.Number);

        (await vm.CallAsync("vm.info")).Status.ShouldBe(404);
        (await vm.TruthAsync()).Vcpus.ShouldBe(0);
    }

    [Theory]
    [InlineData("vm.create")]
    [InlineData("vm.boot")]
    [InlineData("vm.resume")]
    public async Task What_does_not_fit_the_state_is_an_error(string path)
    {
        var vm = await peers.RunningAsync(Growing);

        (await vm.CallAsync(path, path == "vm.create" ? "{}" : null)).Status.ShouldBe(500);
    }

    [Theory]
    [InlineData("vm.reboot", 404)] // Looked for as a VM,
    [InlineData("vm.shutdown", 500)] // and these as a VM that runs.
    [InlineData("vm.pause", 500)]
    [InlineData("vm.resume", 500)]
    [InlineData("vm.power-button", 500)]
    [InlineData("vm.counters", 500)]
    public async Task A_vm_that_is_off_is_found_missing_or_not_running(string path, int status)
    {
        var vm = await peers.EmptyAsync();
        await vm.CreateAsync(Growing);

        (await vm.CallAsync(path)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task The_config_comes_back_whole_with_what_nobody_knows_and_with_defaults()
    {
        var vm = await peers.EmptyAsync();
        await vm.CreateAsync(""" "cpus":{"boot_vcpus":1,"max_vcpus":2,"mine":[1,{"a":null}]},"disks":[{"path":"/disk","x":1}],"yours":"é" """);

        var config = (await vm.InfoAsync()).GetProperty("config");

        config.GetProperty("payload").GetProperty("kernel").GetString().ShouldBe("/boot/vmlinux");
        config.GetProperty("cpus").GetProperty("mine").GetRawText().ShouldBe("""[1,{"a":null}]""");
        config.GetProperty("disks").GetRawText().ShouldBe("""[{"path":"/disk","x":1}]""");
        config.GetProperty("yours").GetString().ShouldBe("é");
        config.GetProperty("memory").GetProperty("size").GetInt64().ShouldBe(512 * MiB);
        config.GetProperty("memory").GetProperty("hotplug_method").GetString().ShouldBe("Acpi");
    }

    [Theory]
    [InlineData("v53.0", false)]
    [InlineData("v51.1", true)]
    public async Task Members_without_a_value_are_null_before_v53(string version, bool there)
    {
        var vm = await peers.RunningAsync(Growing, version);

        var memory = (await vm.InfoAsync()).GetProperty("config").GetProperty("memory");

        memory.TryGetProperty("zones", out var zones).ShouldBe(there);
        zones.ValueKind.ShouldBe(there ? JsonValueKind.Null : JsonValueKind.Undefined);
    }

    [Fact]
    public async Task The_ping_names_the_release_and_the_process()
    {
        var vm = await peers.EmptyAsync("v51.1");

        var ping = (await vm.CallAsync("vmm.ping")).Json;

        ping.GetProperty("build_version").GetString().ShouldBe("v51.1");
        ping.GetProperty("version").GetString().ShouldBe("51.1.0");
        ping.GetProperty("pid").GetInt32().ShouldBe(vm.Peer.ProcessId);
        ping.GetProperty("features").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_power_button_puts_an_obedient_guest_off_and_the_config_stays()
    {
        var vm = await peers.RunningAsync(Growing);
        await vm.ResizeAsync(vcpus: 3);

        (await vm.CallAsync("vm.power-button")).Status.ShouldBe(204);

        (await vm.StateAsync()).ShouldBe("Created");
        (await vm.ConfigAsync("cpus", "boot_vcpus")).ShouldBe(3);
    }

    [Fact]
    public async Task The_power_button_may_be_ignored()
    {
        var vm = await peers.RunningAsync(Growing, guest: "power-button=ignores");

        (await vm.CallAsync("vm.power-button")).Status.ShouldBe(204);

        (await vm.StateAsync()).ShouldBe("Running");
    }
}
