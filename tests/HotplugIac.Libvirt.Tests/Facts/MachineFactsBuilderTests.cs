using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Facts;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Facts;

public class MachineFactsBuilderTests
{
    private static readonly HostVersions Debian12 = new(9_000_000, 7_002_022);
    private static readonly HostVersions Recent = new(11_003_000, 10_000_002);

    [Fact]
    public void A8_libvirt_9_0_with_q35()
    {
        var facts = Build(Sample.Machine(), Debian12);

        facts.ShouldBe(new MachineFacts
        {
            MachineType = "pc-q35-7.2",
            VcpuLimit = 288,
            VirtioMem = true,
            VirtioMemTakesSlot = true,
            HotplugNeedsNuma = true,
            LacksAgentChannel = true,
        });
    }

    [Fact]
    public void A8_newer_libvirt_counts_only_dimms_and_still_gets_its_cell_from_the_plan_because_it_would_add_one_itself()
    {
        var facts = Build(Sample.Machine(), Recent);

        (facts.HotplugNeedsNuma, facts.VirtioMemTakesSlot).ShouldBe((true, false));
    }

    [Theory]
    [InlineData(7_008_000, 6_000_000, false)]
    [InlineData(7_009_000, 5_000_000, false)]
    [InlineData(7_009_000, 5_001_000, true)]
    public void A8_virtio_mem_needs_libvirt_7_9_and_QEMU_5_1(long libvirt, long qemu, bool expected) =>
        Build(Sample.Machine(), new HostVersions(libvirt, qemu)).VirtioMem.ShouldBe(expected);

    [Theory]
    [InlineData("kvm", "x86_64", "pc-q35-7.2", true)]
    [InlineData("qemu", "x86_64", "pc-i440fx-7.2", true)]
    [InlineData("kvm", "x86_64", "pc-q35-rhel9.2.0", true)]
    [InlineData("kvm", "x86_64", "microvm", false)]
    [InlineData("kvm", "ppc64le", "pseries-7.2", true)]
    [InlineData("kvm", "s390x", "s390-ccw-virtio-7.2", true)]
    [InlineData("kvm", "aarch64", "virt-7.2", false)]
    [InlineData("test", "i686", "", true)]
    public void A1_vcpu_hotplug_depends_on_the_machine_type(string type, string arch, string machine, bool expected) =>
        Build(Sample.Machine(type: type, arch: arch, machine: machine), Debian12).VcpuHotplug.ShouldBe(expected);

    [Theory]
    [InlineData("kvm", "x86_64", "pc-q35-7.2", true, true)]
    [InlineData("kvm", "x86_64", "pc-q35-7.2", false, false)]
    [InlineData("kvm", "ppc64le", "pseries-7.2", false, true)]
    [InlineData("kvm", "aarch64", "virt-7.2", true, true)]
    [InlineData("kvm", "s390x", "s390-ccw-virtio-7.2", true, false)]
    [InlineData("test", "i686", "", true, false)]
    public void C5_memory_hotplug_needs_ACPI_on_x86(string type, string arch, string machine, bool acpi, bool expected) =>
        Build(Sample.Machine(type: type, arch: arch, machine: machine, features: acpi ? "<features><acpi/></features>" : ""), Debian12)
            .MemoryHotplug.ShouldBe(expected);

    [Theory]
    [InlineData("pc-q35-7.2", 61, 128)]
    [InlineData("pc-q35-7.2", 62, 2048)]
    [InlineData("pc-i440fx-7.2", 62, 128)]
    [InlineData("pc-i440fx-7.2", 63, 2048)]
    [InlineData("pc-q35-7.2", 128, 2048)]
    public void C2_the_guest_block_grows_when_boot_memory_ends_at_64_GiB(string machine, int gib, int mib) =>
        Build(Sample.Machine(machine: machine, memory: $"<memory unit='GiB'>{gib}</memory>"), Debian12).GuestBlock.ShouldBe(ByteSize.FromMiB(mib));

    [Theory]
    [InlineData(7_002_022, false)]
    [InlineData(8_000_004, false)]
    [InlineData(8_001_000, true)]
    [InlineData(10_000_002, true)]
    public void A2_virtio_mem_remove_is_possible_live_since_QEMU_8_1(long qemu, bool expected) =>
        Build(Sample.Machine(), new HostVersions(11_003_000, qemu)).VirtioMemUnplug.ShouldBe(expected);

    [Fact]
    public void A2_virtio_mem_remove_needs_virtio_mem() =>
        Build(Sample.Machine(machine: "microvm"), Recent).VirtioMemUnplug.ShouldBeFalse();

    [Theory]
    [InlineData("ppc64le", "pseries-7.2", 8)]
    [InlineData("x86_64", "pc-q35-7.2", 1)]
    public void A1_m_not_multiple_of_entity_size_the_entity_is_a_core_on_pseries_only(string arch, string machine, int granularity) =>
        Build(Sample.Machine(arch: arch, machine: machine, cpu: "<cpu><topology sockets='1' cores='2' threads='8'/></cpu>"), Debian12)
            .VcpuGranularity.ShouldBe(granularity);

    [Fact]
    public void D9_free_root_ports_are_told_for_q35_only()
    {
        MachineFactsBuilder.Build(DomainXmlReader.ReadRunning(Sample.Live).Traits, Debian12, ByteSize.FromGiB(1), 288).FreeRootPorts.ShouldBe(0);
        Build(Sample.Machine(machine: "pc-i440fx-7.2"), Debian12).FreeRootPorts.ShouldBeNull();
    }

    [Theory]
    [InlineData("", 128, 2)]
    [InlineData("<memoryBacking><hugepages/></memoryBacking>", 128, 2)]
    [InlineData("<memoryBacking><hugepages><page size='2048' unit='KiB'/></hugepages></memoryBacking>", 128, 2)]
    [InlineData("<memoryBacking><hugepages><page size='2' unit='M' nodeset='0'/><page size='1' unit='G' nodeset='1'/></hugepages></memoryBacking>", 1024, 1024)]
    public void A2_hugepages_devices_come_in_whole_pages(string backing, long dimmMiB, long virtioMemMiB)
    {
        var facts = Build(Sample.Machine(features: "<features><acpi/></features>" + backing), Recent);

        (facts.GuestBlock, facts.VirtioMemBlock).ShouldBe((ByteSize.FromMiB(dimmMiB), ByteSize.FromMiB(virtioMemMiB)));
    }

    [Theory]
    [InlineData("<memoryBacking><locked/></memoryBacking>")]
    [InlineData("<memoryBacking><allocation mode='immediate'/></memoryBacking>")]
    public void A2_virtio_mem_add_is_incompatible_with_locked_and_preallocated_memory(string backing) =>
        Build(Sample.Machine(features: "<features><acpi/></features>" + backing), Recent).VirtioMem.ShouldBeFalse();

    [Fact]
    public void A_machine_without_the_agents_channel_lacks_it_where_QEMU_runs_it()
    {
        const string Channel = "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>";
        var xml = Sample.Machine();

        Build(xml, Debian12).LacksAgentChannel.ShouldBeTrue();
        Build(xml.Replace("<devices>", "<devices>" + Channel, StringComparison.Ordinal), Debian12).LacksAgentChannel.ShouldBeFalse();
        Build(Sample.Machine(type: "test", arch: "i686", machine: ""), Debian12).LacksAgentChannel.ShouldBeFalse();
    }

    [Theory]
    [InlineData("<capabilities><host><topology><cells num='2'><cell id='0'/><cell id='2'/></cells></topology></host></capabilities>", "0,2")]
    [InlineData("<capabilities><host/></capabilities>", "")]
    [InlineData("not XML", "")]
    public void Host_nodes_are_the_cells_of_the_capabilities(string capabilities, string nodes) => HostTopology.Nodes(capabilities).ToString().ShouldBe(nodes);

    private static MachineFacts Build(string xml, HostVersions versions)
    {
        var reading = DomainXmlReader.ReadConfigured(xml);
        return MachineFactsBuilder.Build(reading.Traits, versions, reading.Sizing.BaseMemory, 288);
    }
}
