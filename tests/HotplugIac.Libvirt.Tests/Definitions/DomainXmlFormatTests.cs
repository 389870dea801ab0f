using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Simulator;
using HotplugIac.Libvirt.Definitions;

namespace HotplugIac.Libvirt.Tests.Definitions;

/// <summary>Domain XML as the simulator reads it: no libvirt is there to ask.</summary>
public sealed class DomainXmlFormatTests
{
    private const string Ports = """
        <devices>
          <controller type='pci' index='1' model='pcie-root-port'/>
          <controller type='pci' index='2' model='pcie-root-port'><target hotplug='off'/></controller>
          <controller type='pci' index='3' model='pcie-root-port'/>
          <interface type='user'><address type='pci' bus='0x03'/></interface>
          <controller type='pci' model='pcie-root-port'/>
        </devices>
        """;

    [Fact]
    public void Name_id_and_sizes_are_those_of_the_definition()
    {
        var reading = new DomainXmlFormat().Read("""
            <domain type='kvm'>
              <name>web</name><uuid>0b54a7c6-7f0e-4b0e-9f6b-5a3c1d2e4f60</uuid>
              <memory unit='GiB'>2</memory><maxMemory unit='GiB' slots='16'>8</maxMemory>
              <vcpu current='2'>4</vcpu>
              <os><type arch='x86_64' machine='q35'>hvm</type></os><features><acpi/></features>
            </domain>
            """, SimulatorState.DefaultFacts);

        reading.Problems.ShouldBeEmpty();
        (reading.Name, reading.Id).ShouldBe(("web", "0b54a7c6-7f0e-4b0e-9f6b-5a3c1d2e4f60"));
        reading.Sizing.ShouldBe(new Sizing(2, 4, ByteSize.FromGiB(2), ByteSize.FromGiB(8), 16) { MinVcpus = reading.Sizing.MinVcpus });
        reading.Facts.ShouldBe(SimulatorState.DefaultFacts with { MachineType = "q35" });
    }

    [Fact]
    public void D9_a_q35_machine_has_the_root_ports_that_it_names_or_else_those_that_a_create_adds()
    {
        Facts("<os><type arch='x86_64' machine='pc-q35-9.0'>hvm</type></os>").FreeRootPorts.ShouldBe(4);
        Facts("<os><type arch='x86_64' machine='pc-q35-9.0'>hvm</type></os>" + Ports).FreeRootPorts.ShouldBe(2);
        Facts("<os><type arch='x86_64' machine='pc'>hvm</type></os>").FreeRootPorts.ShouldBeNull();
    }

    [Fact]
    public void C5_without_acpi_there_is_no_memory_hotplug()
    {
        Facts("<os><type machine='q35'>hvm</type></os>").MemoryHotplug.ShouldBeFalse();
        Facts("<os><type machine='q35'>hvm</type></os><features><acpi/></features>").MemoryHotplug.ShouldBeTrue();
    }

    [Fact]
    public void C2_a_guest_with_much_memory_has_large_blocks() =>
        Facts("<memory unit='GiB'>64</memory><os><type machine='q35'>hvm</type></os>").GuestBlock.ShouldBe(ByteSize.FromGiB(2));

    [Fact]
    public void A1_i440fx_has_no_more_than_255_vcpus_and_aarch64_virt_no_vcpu_hotplug()
    {
        Facts("<os><type machine='pc-i440fx-9.0'>hvm</type></os>").VcpuLimit.ShouldBe(255);
        Facts("<os><type machine='q35'>hvm</type></os>").VcpuLimit.ShouldBe(288);
        Facts("<os><type arch='aarch64' machine='virt'>hvm</type></os>").VcpuHotplug.ShouldBeFalse();
    }

    [Fact]
    public void What_the_host_cannot_do_no_definition_can()
    {
        var host = SimulatorState.DefaultFacts with { VirtioMem = false, VcpuHotplug = false, SlotLimit = 8, VirtioMemTakesSlot = true, HotplugNeedsNuma = false, MemoryHotplug = false };

        var facts = new DomainXmlFormat().Read("<domain type='kvm'><os><type machine='q35'>hvm</type></os><features><acpi/></features></domain>", host).Facts;

        facts.ShouldBe(host with { MachineType = "q35", VirtioMemUnplug = false });
    }

    [Theory]
    [InlineData("<domain type='kvm'>\n  <memory unit='GiB'>x</memory></domain>", "Line 2, column")]
    [InlineData("<domain type='kvm'>", "Line 1, column")]
    [InlineData("<domain/>", "The domain has no type")]
    public void What_cannot_be_read_is_a_problem_with_its_place(string xml, string message)
    {
        var problem = new DomainXmlFormat().Read(xml, SimulatorState.DefaultFacts).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("HP9009");
        problem.Detail.ShouldContain(message);
    }

    [Theory]
    [InlineData(" \n<domain/>", true)]
    [InlineData("\uFEFF<?xml version='1.0'?><domain/>", true)]
    [InlineData("{}", false)]
    [InlineData("", false)]
    public void Xml_fits(string definition, bool fits) => new DomainXmlFormat().Fits(definition).ShouldBe(fits);

    private static MachineFacts Facts(string body) =>
        new DomainXmlFormat().Read($"<domain type='kvm'>{body}</domain>", SimulatorState.DefaultFacts).Facts;
}
