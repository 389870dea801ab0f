using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.CloudHypervisor;

/// <summary>examples/three-hypervisors: the same attributes, one plan, three hypervisors.</summary>
public sealed class ThreeHypervisorsTests
{
    private static readonly string[] Keys = ["libvirt", "cloud_hypervisor", "simulator"];

    [Fact]
    public async Task The_example_creates_and_grows_a_machine_on_each_of_them()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        await using var peer = await CloudHypervisorPeer.StartAsync(new CloudHypervisorPeerOptions { NoShutdown = true });
        using var file = new SimulatorFile();
        var name = scope.NewName("three");
        await using var project = TerraformProject.FromDirectory(Path.Combine(RepositoryRoot, "examples", "three-hypervisors"), new TerraformOptions
        {
            CliConfig = TerraformCliConfig.FromFile(TerraformRc),
            Variables = new Dictionary<string, string>
            {
                ["libvirt_uri"] = lab.Uri, ["cloud_hypervisor_uri"] = $"ch+unix://{peer.Directory}", ["simulator_uri"] = file.Uri,
                ["name"] = name, ["vmm"] = "vm0", ["domain_type"] = lab.DomainType, ["kernel"] = lab.Kernel, ["initrd"] = lab.Initrd,
            },
        });
        await project.InitAsync();
        await project.ApplyAndReplanEmptyAsync();

        project.Options = project.Options with { Variables = new Dictionary<string, string>(project.Options.Variables) { ["vcpus"] = "4", ["memory"] = "1GiB" } };
        var plan = await project.PlanAsync();
        foreach (var key in Keys)
        {
            var change = plan[$"hotplug_virtual_machine.web[\"{key}\"]"];
            (change.PlannedText("impact", "verdict"), change.PlannedText("impact", "stops_machine")).ShouldBe(("live", "false"), key);
        }

        await project.ApplyAndReplanEmptyAsync();
        var state = await project.StateAsync();
        Keys.Select(k => state.Text($"hotplug_virtual_machine.web[\"{k}\"]", "live_values", "vcpus")).ShouldAllBe(v => v == "4");
        Keys.Select(k => state.Text($"hotplug_virtual_machine.web[\"{k}\"]", "hypervisor")).ShouldBe(["libvirt", "cloud-hypervisor", "simulator"]);
        (await peer.TruthAsync()).ShouldSatisfyAllConditions(t => t.Vcpus.ShouldBe(4), t => t.Ram.ShouldBe(1L << 30));
        (await project.DestroyAsync()).EnsureSuccess();
    }
}
