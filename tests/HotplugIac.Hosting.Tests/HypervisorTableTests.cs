using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Simulator.File;
using HotplugIac.Libvirt;
using HotplugIac.Resources;

namespace HotplugIac.Hosting.Tests;

public sealed class HypervisorTableTests
{
    [Theory]
    [InlineData("qemu:///system")]
    [InlineData("qemu+ssh://host/system")]
    [InlineData("test:///default")]
    public async Task Libvirt_uris_go_to_libvirt_without_connecting(string uri)
    {
        await using var hypervisor = new HypervisorTable().Create(uri);

        hypervisor.ShouldBeOfType<LibvirtHypervisor>();
        HypervisorTable.Knows(uri).ShouldBeTrue();
    }

    [Fact]
    public async Task The_simulator_is_a_file_and_reads_the_definitions_of_every_hypervisor()
    {
        var folder = Directory.CreateTempSubdirectory("hotplug-sim-");
        try
        {
            await using var hypervisor = new HypervisorTable().Create(SimulatorUri.Of(Path.Combine(folder.FullName, "a b.json")))!;
            var domain = await hypervisor.ReadDefinitionAsync("<domain type='kvm'><memory unit='GiB'>1</memory><vcpu>2</vcpu></domain>", CancellationToken.None);
            var config = await hypervisor.ReadDefinitionAsync("""{"cpus": {"boot_vcpus": 3, "max_vcpus": 4}, "memory": {"size": 1073741824}}""", CancellationToken.None);

            await hypervisor.CreateAsync("<domain type='kvm'/>", "web", domain.Sizing, CancellationToken.None);

            (domain.Sizing.Vcpus, config.Sizing.Vcpus).ShouldBe((2, 3));
            (await hypervisor.ReadAsync([MachineRef.ByName("web")], CancellationToken.None)).ShouldHaveSingleItem()!.Hypervisor.ShouldBe("simulator");
            File.ReadAllText(Path.Combine(folder.FullName, "a b.json")).ShouldContain("\"definition\": \"<domain type='kvm'/>\"");
            HypervisorTable.Knows("sim:///a").ShouldBeTrue();
            File.ReadAllText("/proc/self/maps").ShouldNotContain("libvirt.so", Case.Sensitive, "a simulator works where no libvirt is installed");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("sim:")]
    [InlineData("sim:state.json")]
    [InlineData("sim:/state.json")]
    [InlineData("sim://state.json")]
    [InlineData("sim:///")]
    [InlineData("sim:///folder/")]
    public void A_simulator_that_names_no_absolute_path_is_an_error_that_says_how_to_write_one(string uri)
    {
        var (hypervisor, problem) = new HypervisorPool(new HypervisorTable()).Get(uri);

        hypervisor.ShouldBeNull();
        problem!.Code.ShouldBe("HP9032");
        problem.Detail.ShouldContain($"uri: \"{uri}\" names no file by an absolute path: write it with three slashes");
    }

    [Theory]
    [InlineData("")]
    [InlineData("qemu")]
    [InlineData("vbox:///session")]
    [InlineData("://")]
    public void Other_uris_are_nobodys(string uri)
    {
        new HypervisorTable().Create(uri).ShouldBeNull();
        HypervisorTable.Knows(uri).ShouldBeFalse();
    }
}
