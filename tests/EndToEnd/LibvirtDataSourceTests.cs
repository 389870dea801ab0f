using HotplugIac.Harness;

namespace EndToEnd;

/// <summary>The data sources on real libvirt.</summary>
public sealed class LibvirtDataSourceTests
{
    [Fact]
    public async Task A_running_guest_and_one_that_is_off_are_told_as_they_are_and_the_host_around_them()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var running = await scope.StartAsync(new GuestDefinition { Name = scope.NewName("data-on"), Vcpus = 1, MaxVcpus = 4, Memory = 128, MaxMemory = 1024 });
        var off = await scope.DefineAsync(new GuestDefinition { Name = scope.NewName("data-off"), Vcpus = 2 });
        (await running.VirshAsync("setvcpus", ["2", "--config"])).EnsureSuccess();
        await using var project = await DataSourceTests.DataAsync(lab.Uri, $$"""
            data "hotplug_host" "here" { machine_type = "q35" }
            data "hotplug_virtual_machine" "on" { name = "{{running.Name}}" }
            data "hotplug_virtual_machines" "both" { name_regex = "^({{running.Name}}|{{off.Name}})$" }
            data "hotplug_virtual_machines" "off" {
              name_regex  = "^({{running.Name}}|{{off.Name}})$"
              power_state = "shut off"
            }
            """);

        (await project.ApplyAsync()).EnsureSuccess();

        var state = await project.StateAsync();
        const string on = "data.hotplug_virtual_machine.on";
        (state.Text(on, "vcpus"), state.Text(on, "max_vcpus"), state.Text(on, "memory"), state.Text(on, "max_memory"), state.Text(on, "power_state"))
            .ShouldBe(("1", "4", "128MiB", "1GiB", "running"));
        (state.Text(on, "pending_reboot"), state.Text(on, "pending_changes", "vcpus"), state.Text(on, "persistent")).ShouldBe(("true", "1 → 2 at the next boot", "true"));
        Names(state, "both").ShouldBe([off.Name, running.Name], ignoreOrder: true);
        Names(state, "off").ShouldBe([off.Name]);
        const string host = "data.hotplug_host.here";
        (state.Text(host, "hypervisor"), state.Text(host, "vcpu_limit"), state.Text(host, "virtio_mem"), state.Text(host, "machine_type")).ShouldBe(("libvirt", "288", "true", "q35"));
        state.Text(host, "qemu_version").ShouldNotBeNullOrEmpty();
        state.Value(host, "nodes")!.Value.GetArrayLength().ShouldBeGreaterThan(0);
        int.Parse(state.Text(host, "running_machines", "count")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_machine_type_that_qemu_lacks_is_refused_with_the_attribute()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var project = await DataSourceTests.DataAsync(lab.Uri, """data "hotplug_host" "here" { machine_type = "z80" }""");

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        plan.Text.Unwrapped().ShouldContain("could not be asked about machine_type = \"z80\"");
    }

    private static IEnumerable<string?> Names(StateDocument state, string list) =>
        state.Value($"data.hotplug_virtual_machines.{list}", "names")!.Value.EnumerateArray().Select(n => n.GetString());
}
