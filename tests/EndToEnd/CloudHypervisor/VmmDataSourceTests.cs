using HotplugIac.Harness;

namespace EndToEnd.CloudHypervisor;

/// <summary>The data sources on <c>ch+unix://</c>.</summary>
public sealed class VmmDataSourceTests
{
    private const string Machine = """{"payload":{"kernel":"/boot/vmlinux"},"cpus":{"boot_vcpus":2,"max_vcpus":4},"memory":{"size":1073741824,"hotplug_method":"VirtioMem","hotplug_size":4294967296}}""";

    [Fact]
    public async Task Machines_of_a_folder_and_their_host_are_told_as_they_are()
    {
        await using var peer = await CloudHypervisorPeer.StartAsync(new CloudHypervisorPeerOptions { Count = 3, NoShutdown = true });
        foreach (var i in new[] { 0, 2 })
        {
            (await peer.CallAsync("vm.create", Machine, i)).Status.ShouldBe(204);
        }

        (await peer.CallAsync("vm.boot", machine: 2)).Status.ShouldBe(204);
        await using var project = await DataSourceTests.DataAsync($"ch+unix://{peer.Directory}", """
            data "hotplug_host" "here" {}
            data "hotplug_virtual_machine" "on" { name = "vm2" }
            data "hotplug_virtual_machines" "all" {}
            data "hotplug_virtual_machines" "off" { power_state = "shut off" }
            """);

        (await project.ApplyAsync()).EnsureSuccess();

        var state = await project.StateAsync();
        const string on = "data.hotplug_virtual_machine.on";
        (state.Text(on, "vcpus"), state.Text(on, "max_vcpus"), state.Text(on, "memory"), state.Text(on, "max_memory"), state.Text(on, "memory_method"), state.Text(on, "power_state"))
            .ShouldBe(("2", "4", "1GiB", "5GiB", "virtio-mem", "running"));
        Names(state, "all").ShouldBe(["vm0", "vm2"], ignoreOrder: true);
        Names(state, "off").ShouldBe(["vm0"]);
        const string host = "data.hotplug_host.here";
        state.Text(host, "hypervisor").ShouldBe("cloud-hypervisor");
        state.Text(host, "libvirt_version").ShouldBeNull();
        state.Text(host, "cpus").ShouldBe(Environment.ProcessorCount.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static IEnumerable<string> Names(StateDocument state, string source) =>
        state.Value($"data.hotplug_virtual_machines.{source}", "machines")!.Value.EnumerateArray().Select(m => m.GetProperty("name").GetString()!);
}
