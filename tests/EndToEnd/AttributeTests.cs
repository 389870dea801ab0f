using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>Attributes beyond plain vCPUs and memory, on real machines.</summary>
public sealed class AttributeTests
{
    [Fact]
    public async Task A_created_machine_is_prepared_for_hotplug_and_lets_its_vcpus_go()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var name = scope.NewName("prepared");
        await using var project = await ProjectAsync(lab, $"name = \"{name}\"\ndefinition = file(\"vm.xml\")\nvcpus = 4\nmemory = \"256MiB\"");
        project.Write("vm.xml", new GuestDefinition { Name = name, Agent = false }.ToXml(lab));

        await project.ApplyAndReplanEmptyAsync();

        var state = await project.StateAsync();
        state.Text(Address, "min_vcpus").ShouldBe("1");
        state.Text(Address, "max_vcpus").ShouldBe("16");
        state.Value(Address, "cpu_topology", "cores")!.Value.GetInt32().ShouldBe(16);
        var xml = await scope.Machine(name).InactiveXmlAsync();
        xml.Element("vcpus")!.Elements("vcpu").Count(v => v.Attribute("hotpluggable")?.Value == "no").ShouldBe(1);
        xml.Element("devices")!.Elements("controller").Count(c => c.Attribute("model")?.Value == "pcie-root-port").ShouldBeGreaterThan(2);
        xml.ToString().ShouldContain("org.qemu.guest_agent.0");
        await scope.Machine(name).Guest.WaitForAgentAsync();
    }

    [Fact]
    public async Task Explicit_memory_devices_are_plugged_resized_and_unplugged_live()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.StartAsync(new GuestDefinition { Name = scope.NewName("devices"), Memory = 256, MaxMemory = 2048, RootPorts = 3 });
        await machine.Guest.WaitForAgentAsync();
        string Devices(string devices) => $"name = \"{machine.Name}\"\nvcpus = 1\nmemory_devices = {{\n{devices}\n}}";
        const string Dimm = "extra = { model = \"dimm\", size = \"256MiB\", node = 0 }";
        await using var project = await ProjectAsync(lab, Devices(Dimm));

        (await project.PlanAsync())[Address].PlannedText("impact", "verdict").ShouldBe("live");
        await project.ApplyAndReplanEmptyAsync();
        (await project.StateAsync()).Text(Address, "memory").ShouldBe("512MiB");
        (await machine.LiveXmlAsync()).Element("devices")!.Element("memory")!.Element("alias")!.Attribute("name")!.Value.ShouldBe("ua-extra");

        string Elastic(string requested) => $"elastic = {{ model = \"virtio-mem\", size = \"1GiB\", requested = \"{requested}\", node = 0 }}";
        foreach (var requested in new[] { "256MiB", "512MiB", "128MiB" })
        {
            project.Edit(lab, Devices($"{Dimm}\n{Elastic(requested)}"));
            (await project.PlanAsync())[Address].PlannedText("impact", "verdict").ShouldBe("live");
            await project.ApplyAndReplanEmptyAsync();
        }

        project.Edit(lab, Devices(Elastic("128MiB")));
        await project.ApplyAndReplanEmptyAsync();
        (await project.StateAsync()).Text(Address, "memory").ShouldBe("384MiB");
        (await machine.LiveXmlAsync()).Element("devices")!.Elements("memory").Count().ShouldBe(1);

        // A size that cannot change in a running device waits for a boot.
        project.Edit(lab, Devices("elastic = { model = \"virtio-mem\", size = \"1536MiB\", requested = \"128MiB\", node = 0 }"));
        (await project.PlanAsync())[Address].PlannedText("impact", "verdict").ShouldBe("reboot");
        await project.ApplyAndReplanEmptyAsync();
        (await project.StateAsync()).Text(Address, "pending_reboot").ShouldBe("true");
    }

    [Fact]
    public async Task Topology_cells_with_distances_and_placement_are_written_for_the_next_boot()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.StartAsync(new GuestDefinition { Name = scope.NewName("numa"), Vcpus = 2, MaxVcpus = 4, Memory = 256 });
        await machine.Guest.WaitForAgentAsync();
        var sizes = $$"""
            name         = "{{machine.Name}}"
            vcpus        = 2
            min_vcpus    = 1
            memory       = "256MiB"
            cpu_topology = { sockets = 2, dies = 1, cores = 2, threads = 1 }
            numa_cells = [
              { cpus = "0,2", memory = "128MiB", distances = [10, 20] },
              { cpus = "1,3", memory = "128MiB", distances = [20, 10] },
            ]
            numa_tune = { mode = "preferred", nodeset = "0" }
            """;
        await using var project = await ProjectAsync(lab, sizes);

        var plan = await project.PlanAsync();
        plan[Address].PlannedText("impact", "verdict").ShouldBe("reboot");
        foreach (var attribute in new[] { "min_vcpus", "cpu_topology", "numa_cells", "numa_tune" })
        {
            plan[Address].PlannedText("impact", "reboot", attribute).ShouldNotBeNull();
        }

        await project.ApplyAndReplanEmptyAsync();
        (await project.StateAsync()).Text(Address, "pending_reboot").ShouldBe("true");
        project.Edit(lab, sizes + "\non_reboot_required = \"reboot\"");
        await project.ApplyAndReplanEmptyAsync();

        (await project.StateAsync()).Text(Address, "pending_reboot").ShouldBe("false");
        await machine.Guest.WaitForAgentAsync();
        (await machine.Guest.ReadFileAsync("/sys/devices/system/node/node1/distance")).Trim().ShouldBe("20 10");
        (await machine.LiveXmlAsync()).Element("numatune")!.Element("memory")!.Attribute("nodeset")!.Value.ShouldBe("0");
    }

    [Fact]
    public async Task The_agent_brings_online_what_the_guest_leaves_offline()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.StartAsync(new GuestDefinition
        {
            Name = scope.NewName("online"), Vcpus = 1, MaxVcpus = 4, ExtraKernelArguments = "hotplug.cpus=manual",
        });
        await machine.Guest.WaitForAgentAsync();
        string Sizes(int vcpus, string guest) => $"name = \"{machine.Name}\"\nvcpus = {vcpus}\nmemory = \"128MiB\"\nguest = \"{guest}\"";
        await using var project = await ProjectAsync(lab, Sizes(2, "verify"));

        var apply = await project.ApplyAsync();
        apply.Success.ShouldBeFalse(apply.Text);
        apply.Text.ShouldContain("(HP4021)");

        project.Edit(lab, Sizes(3, "auto"));
        await project.ApplyAndReplanEmptyAsync();
        (await machine.Guest.OnlineVcpusAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_machine_is_found_at_another_known_host_and_a_second_copy_is_refused()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.DefineAsync(new GuestDefinition { Name = scope.NewName("route") });
        var sizes = $"name = \"{machine.Name}\"\nvcpus = 1\nmemory = \"128MiB\"\n";
        var elsewhere = (string more) => Module("test:///default", $"hosts = [\"{lab.Uri}\"]", sizes + more);
        await using var project = await ProjectAsync(lab, sizes);
        await project.ApplyAndReplanEmptyAsync();

        // Not where the provider looks now, but at one of its hosts.
        project.Write("main.tf", elsewhere(string.Empty));
        (await project.PlanAsync()).IsEmpty.ShouldBeTrue();

        await using var second = await ProjectAsync(lab, sizes);
        second.Write("vm.xml", new GuestDefinition { Name = machine.Name }.ToXml(lab));
        second.Write("main.tf", elsewhere("definition = file(\"vm.xml\")"));
        var refused = await second.PlanAsync();
        refused.Failed.ShouldBeTrue(refused.Text);
        refused.Text.ShouldContain("(HP4023)");
    }

    [Fact]
    public async Task An_unreachable_host_keeps_the_last_state_with_a_warning_when_told_to()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.DefineAsync(new GuestDefinition { Name = scope.NewName("keep") });
        await using var project = await ProjectAsync(lab, $"name = \"{machine.Name}\"\nvcpus = 1\nmemory = \"128MiB\"");
        await project.ApplyAndReplanEmptyAsync();
        string Provider(string policy) => Module("qemu:///system?socket=/nonexistent/libvirt-sock", $"on_unreachable = \"{policy}\"",
            $"name = \"{machine.Name}\"\nvcpus = 1\nmemory = \"128MiB\"");

        project.Write("main.tf", Provider("error"));
        (await project.PlanAsync()).Text.ShouldContain("(HP4010)");
        project.Write("main.tf", Provider("keep"));
        var plan = await project.PlanAsync();

        plan.IsEmpty.ShouldBeTrue(plan.Text);
        plan.Text.ShouldContain("(HP4024)");
    }
}
