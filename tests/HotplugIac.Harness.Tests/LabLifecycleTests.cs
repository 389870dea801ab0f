namespace HotplugIac.Harness.Tests;

/// <summary>Machines that are stopped or changed by the test. Needs the lab: eng/lab up.</summary>
public sealed class LabLifecycleTests
{
    [Fact]
    public async Task A_scope_removes_running_machines_and_those_made_by_others_under_its_names()
    {
        var lab = await LibvirtLab.OpenAsync();
        string started, foreign;
        await using (var scope = lab.Scope())
        {
            started = (await scope.StartAsync(new GuestDefinition { Name = scope.NewName("started") })).Name;
            foreign = scope.NewName("foreign");
            var file = Path.GetTempFileName();
            await File.WriteAllTextAsync(file, new GuestDefinition { Name = foreign }.ToXml(lab));
            (await lab.VirshAsync(["define", file])).EnsureSuccess();
            File.Delete(file);
        }

        var left = (await lab.VirshAsync(["list", "--all", "--name"])).EnsureSuccess().StandardOutput;
        left.ShouldNotContain(started);
        left.ShouldNotContain(foreign);
    }

    [Fact]
    public async Task The_power_button_turns_the_guest_off_and_a_start_makes_a_new_process()
    {
        await using var scope = (await LibvirtLab.OpenAsync()).Scope();
        var machine = await scope.StartAsync(new GuestDefinition { Name = scope.NewName("button") });
        await machine.Guest.WaitForAgentAsync();
        var pid = await machine.QemuPidAsync();

        (await machine.VirshAsync("shutdown", ["--mode", "acpi"])).EnsureSuccess();
        await machine.WaitForStateAsync("shut off", TimeSpan.FromMinutes(3));
        (await machine.QemuPidAsync()).ShouldBeNull();
        await machine.StartAsync();

        (await machine.QemuPidAsync()).ShouldNotBe(pid);
    }

    [Fact]
    public async Task A_guest_reboot_through_the_agent_is_seen_by_the_boot_id_and_keeps_the_process()
    {
        await using var scope = (await LibvirtLab.OpenAsync()).Scope();
        var machine = await scope.StartAsync(new GuestDefinition { Name = scope.NewName("reboot") });
        await machine.Guest.WaitForAgentAsync();
        var boot = await machine.Guest.BootIdAsync();
        var pid = await machine.QemuPidAsync();

        (await machine.VirshAsync("reboot", ["--mode", "agent"])).EnsureSuccess();

        await machine.Guest.WaitForAnotherBootAsync(boot);
        (await machine.QemuPidAsync()).ShouldBe(pid);
    }

    [Fact]
    public async Task A_guest_told_to_be_difficult_ignores_the_button_and_leaves_new_cpus_offline()
    {
        await using var scope = (await LibvirtLab.OpenAsync()).Scope();
        var machine = await scope.StartAsync(new GuestDefinition
        {
            Name = scope.NewName("difficult"),
            MaxVcpus = 2,
            ExtraKernelArguments = "hotplug.cpus=manual hotplug.power=ignore hotplug.unplug=refuse",
        });
        await machine.Guest.WaitForAgentAsync();

        (await machine.VirshAsync("setvcpus", ["2", "--live"])).EnsureSuccess();
        (await machine.VirshAsync("shutdown", ["--mode", "acpi"])).EnsureSuccess();

        // The CPU is there, so the guest has handled the event, and it stays offline.
        var seen = await Eventually.BecomesAsync(
            token => machine.Guest.ShellAsync("cat /sys/devices/system/cpu/present /sys/devices/system/cpu/online", token),
            text => text.StartsWith("0-1", StringComparison.Ordinal), TimeSpan.FromMinutes(3), "CPU present");
        seen.ShouldBe("0-1\n0\n");
        (await machine.Guest.ShellAsync("cat /sys/firmware/acpi/hotplug/processor/enabled")).ShouldBe("0\n");
        (await machine.StateAsync()).ShouldBe("running");
    }

    [Fact]
    public async Task Everything_that_a_definition_can_say_reaches_libvirt()
    {
        await using var scope = (await LibvirtLab.OpenAsync()).Scope();
        var disk = Path.GetTempFileName();
        var uuid = Guid.NewGuid();
        var machine = await scope.DefineAsync(new GuestDefinition
        {
            Name = scope.NewName("rich"),
            Uuid = uuid,
            Vcpus = 2,
            MaxVcpus = 4,
            FixedVcpus = 1,
            MaxMemory = 1024,
            NumaCells = [new GuestCell("0-1", 96), new GuestCell("2-3", 96)],
            RootPorts = 3,
            VncPassword = "secret",
            Disks = [disk],
            ExtraDevices = ["<rng model='virtio'><backend model='builtin'/></rng>"],
            ExtraElements = ["<title>a title</title>"],
            QemuArguments = ["-global", "ICH9-LPC.disable_s3=1"],
        });

        var xml = await machine.InactiveXmlAsync();

        ((string?)xml.Element("uuid")).ShouldBe(uuid.ToString("D"));
        ((string?)xml.Element("title")).ShouldBe("a title");
        xml.Element("vcpus")!.Elements().Select(vcpu => (string?)vcpu.Attribute("hotpluggable")).ShouldBe(["no", "yes", "yes", "yes"]);
        xml.Descendants("cell").Select(cell => (string?)cell.Attribute("cpus")).ShouldBe(["0-1", "2-3"]);
        ((string?)xml.Element("memory")).ShouldBe("196608");
        ((string?)xml.Descendants("graphics").Single().Attribute("passwd")).ShouldBe("secret");
        ((string?)xml.Descendants("disk").Single().Element("source")!.Attribute("file")).ShouldBe(disk);
        xml.Descendants("rng").ShouldHaveSingleItem();
        xml.ToString().ShouldContain("ICH9-LPC.disable_s3=1");
        await machine.StartAsync();
        File.Delete(disk);
    }
}
