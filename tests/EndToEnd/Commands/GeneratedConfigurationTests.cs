using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Commands;

/// <summary><c>terraform plan -generate-config-out</c>: what it writes can be kept as it is.</summary>
public sealed class GeneratedConfigurationTests
{
    private const string Room = "\"vcpus\": 2, \"max_vcpus\": 8, \"base_memory\": \"1GiB\", \"max_memory\": \"8GiB\", \"memory_slots\": 16";

    /// <summary>Machines of every kind: what a generated configuration names, it names for all of them.</summary>
    private static readonly IReadOnlyDictionary<string, string> Machines = new Dictionary<string, string>
    {
        ["plain"] = "\"vcpus\": 2, \"memory\": \"1GiB\"",
        ["off"] = "\"vcpus\": 2, \"max_vcpus\": 4, \"memory\": \"1GiB\", \"running\": false",
        ["off_with_room"] = $"{Room}, \"running\": false",
        ["room"] = Room,
        ["dimms"] = $$"""{{Room}}, "memory_devices": [ { "model": "dimm", "alias": "ua-hotplug-dimm0", "size": "1GiB", "node": 0 }, { "model": "dimm", "alias": "dimm1", "size": "1GiB", "node": 0 } ]""",
        ["named"] = $$"""{{Room}}, "memory_devices": [ { "model": "dimm", "alias": "ua-mine", "size": "1GiB", "node": 0 }, { "model": "virtio-mem", "alias": "ua-elastic", "size": "4GiB", "requested": "1GiB", "node": 0 } ]""",
        ["virtio_mem"] = $$"""{{Room}}, "memory_devices": [ { "model": "virtio-mem", "alias": "virtiomem0", "size": "4GiB", "requested": "1GiB", "node": 0 } ]""",
        ["numa"] = """ "vcpus": 4, "min_vcpus": 4, "max_vcpus": 8, "memory": "2GiB", "max_memory": "8GiB", "memory_slots": 16, "cpu_topology": { "sockets": 2, "dies": 1, "cores": 2, "threads": 2 }, "numa_cells": [ { "cpus": "0-3", "memory": "1GiB", "distances": [10, 20] }, { "cpus": "4-7", "memory": "1GiB", "distances": [20, 10] } ], "numa_tune": { "mode": "strict", "nodeset": "0" } """,
        ["pending_growth"] = $$""" "running": { "vcpus": 2, "max_vcpus": 4, "memory": "1GiB" }, "configured": { {{Room}}, "numa_cells": [ { "cpus": "0-7", "memory": "1GiB" } ] } """,
        ["pending_reduction"] = $$""" "running": { "vcpus": 4, "max_vcpus": 8, "memory": "2GiB", "max_memory": "8GiB", "memory_slots": 4, "numa_cells": [ { "cpus": "0-7", "memory": "2GiB" } ] }, "configured": { "vcpus": 2, "max_vcpus": 4, "memory": "1GiB" } """,
        ["no_hotplug"] = """ "vcpus": 2, "memory": "1000MiB", "facts": { "vcpu_hotplug": false, "memory_hotplug": false, "virtio_mem": false } """,
    };

    [Fact]
    public async Task It_plans_no_change_of_any_kind_of_machine_as_it_is()
    {
        using var file = new SimulatorFile([.. Machines.Select(m => $$"""{ "name": "generated-{{m.Key}}", {{m.Value}} }""")]);
        var before = file.Text;
        await using var project = await EmptyProjectAsync(file);
        project.Write("main.tf", Head(file.Uri));
        project.Write("import.tf", string.Concat(Machines.Keys.Select(m => $"import {{\n  to = hotplug_virtual_machine.{m}\n  id = \"generated-{m}\"\n}}\n")));

        var plan = await project.PlanAsync(["-generate-config-out=generated.tf"]);

        plan.Text.ShouldContain($"Plan: {Machines.Count} to import, 0 to add, 0 to change, 0 to destroy.");
        await project.ApplyAndReplanEmptyAsync();
        file.Text.ShouldBe(before);
        (await project.StateAsync()).Text("hotplug_virtual_machine.pending_growth", "pending_changes", "vcpus").ShouldBeNull();
        (await project.StateAsync()).Text("hotplug_virtual_machine.pending_growth", "pending_changes", "max_vcpus").ShouldBe("4 → 8 at the next boot");
    }

    [Fact]
    public async Task It_plans_no_change_of_a_real_machine_with_a_device_and_something_pending()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.StartAsync(new GuestDefinition { Name = scope.NewName("generated"), Vcpus = 1, MaxVcpus = 4, Memory = 256, MaxMemory = 1024, MemorySlots = 4, RootPorts = 1 });
        (await machine.AttachAsync("<memory model='dimm'><target><size unit='MiB'>128</size><node>0</node></target></memory>", ["--live", "--config"])).EnsureSuccess();
        (await machine.VirshAsync("setvcpus", ["6", "--maximum", "--config"])).EnsureSuccess();
        var before = (await machine.InactiveXmlAsync()).ToString();
        await using var project = await ProjectAsync(lab, "name = \"none\"\nvcpus = 1");
        project.Write("main.tf", Head(lab.Uri));
        project.Write("import.tf", $"import {{\n  to = {Address}\n  id = \"{machine.Name}\"\n}}\n");

        var plan = await project.PlanAsync(["-generate-config-out=generated.tf"]);

        plan.Text.ShouldContain("Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.");
        await project.ApplyAndReplanEmptyAsync();
        (await machine.InactiveXmlAsync()).ToString().ShouldBe(before);
        (await project.StateAsync()).Text(Address, "pending_changes", "max_vcpus").ShouldBe("4 → 6 at the next boot");
    }
}
