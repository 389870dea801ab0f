using System.Text.Json;
using EndToEnd.CloudHypervisor;
using HotplugIac.Harness;
using HotplugIac.PulumiEngine;

namespace EndToEnd.Pulumi;

/// <summary>One life of a machine through the engine and the real provider process, on every hypervisor.</summary>
public sealed class LifeTests
{
    [Fact]
    public async Task On_libvirt_with_a_real_guest()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var name = scope.NewName("pulumi");
        var machine = scope.Machine(name);
        await using var pulumi = new PulumiUnderTest(lab.Uri);
        var definition = Text("definition", new GuestDefinition { Name = name }.ToXml(lab));
        var life = new MachineLife(
            name,
            $"{definition}, \"vcpus\": 2, \"memory\": \"256MiB\"",
            $"{definition}, \"vcpus\": 4, \"memory\": \"512MiB\"",
            "512MiB",
            "\"maxMemory\": \"2GiB\"",
            "maxMemory")
        {
            Drift = async () => (await machine.VirshAsync("setvcpus", ["3", "--config"])).EnsureSuccess(),
            Incarnation = async () =>
            {
                await machine.Guest.WaitForAgentAsync();
                return $"{await machine.QemuPidAsync()}";
            },
            Exists = async () => !(await machine.VirshAsync("domid")).Text.Contains("failed to get domain", StringComparison.Ordinal),
        };

        await life.LiveAsync(pulumi);
    }

    [Fact]
    public async Task On_the_cloud_hypervisor_peer()
    {
        await using var peer = await CloudHypervisorPeer.StartAsync(new CloudHypervisorPeerOptions { NoShutdown = true });
        await using var pulumi = new PulumiUnderTest($"ch+unix://{peer.Directory}");
        var definition = Text("definition", """{"payload":{"kernel":"/boot/vmlinux"}}""");
        var life = new MachineLife(
            PeerProject.Name,
            $"{definition}, \"vcpus\": 2, \"memory\": \"512MiB\", \"memoryMethod\": \"virtio-mem\", \"unplug\": \"live\"",
            $"{definition}, \"vcpus\": 4, \"memory\": \"1GiB\", \"memoryMethod\": \"virtio-mem\", \"unplug\": \"live\"",
            "1GiB",
            "\"maxVcpus\": 16",
            "maxVcpus")
        {
            Replaces = true,
            Drift = async () => (await peer.CallAsync("vm.resize", """{"desired_vcpus":3}""")).Status.ShouldBe(204),
            Incarnation = async () => $"{(await peer.TruthAsync()).Boots}",
            Exists = async () => (await peer.CallAsync("vm.info")).Status == 200,
        };

        await life.LiveAsync(pulumi);
    }

    [Fact]
    public async Task On_the_cloud_hypervisor_peer_less_acpi_memory_waits_for_the_next_reset()
    {
        await using var peer = await CloudHypervisorPeer.StartAsync(new CloudHypervisorPeerOptions { NoShutdown = true });
        await using var pulumi = new PulumiUnderTest($"ch+unix://{peer.Directory}");
        var definition = Text("definition", """{"payload":{"kernel":"/boot/vmlinux"}}""");
        string Inputs(string memory) => $"{{ \"name\": \"{PeerProject.Name}\", {definition}, \"vcpus\": 2, \"memory\": \"{memory}\", \"memoryMethod\": \"dimm\", \"baseMemory\": \"512MiB\" }}";
        await pulumi.UpAsync(Inputs("512MiB"));
        await pulumi.UpAsync(Inputs("1GiB"));

        var preview = await pulumi.PreviewAsync(Inputs("512MiB"));
        (preview.Step("vm").New("impactVerdict"), preview.Step("vm").New("impactStopsMachine")).ShouldBe(("reboot", "false"));
        preview.Said(DiagnosticSeverity.Warning).ShouldContain("(HP2015)");
        await pulumi.UpAsync(Inputs("512MiB"));
        pulumi.Output("pendingReboot")!.GetValue<bool>().ShouldBeTrue();

        await peer.RebootGuestAsync();
        (await pulumi.Stack.RefreshAsync()).EnsureSuccess();
        pulumi.Output("pendingReboot")!.GetValue<bool>().ShouldBeFalse();
        (await pulumi.Stack.DestroyAsync()).EnsureSuccess();
    }

    [Fact]
    public async Task On_the_simulator()
    {
        using var file = new SimulatorFile();
        var name = SimulatorFile.NewName("pulumi");
        await using var pulumi = new PulumiUnderTest(file.Uri);
        var definition = Text("definition", $"<domain type='kvm'><name>{name}</name><os><type machine='q35'>hvm</type></os><features><acpi/></features></domain>");
        var life = new MachineLife(
            name,
            $"{definition}, \"vcpus\": 2, \"memory\": \"1GiB\"",
            $"{definition}, \"vcpus\": 4, \"memory\": \"2GiB\"",
            "2GiB",
            "\"maxMemory\": \"32GiB\"",
            "maxMemory")
        {
            Drift = () =>
            {
                file.Text = file.Text.Replace("\"vcpus\": 4", "\"vcpus\": 3", StringComparison.Ordinal);
                return Task.CompletedTask;
            },
            Incarnation = () => Task.FromResult($"{file.Boots(name)}"),
            Exists = () => Task.FromResult(File.Exists(file.Path) && file.Text.Contains($"\"{name}\"", StringComparison.Ordinal)),
        };

        await life.LiveAsync(pulumi);
    }

    private static string Text(string property, string text) => $"\"{property}\": {JsonSerializer.Serialize(text)}";
}
