using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Xml;

public class DeviceReadingTests
{
    private const string Much = "<maxMemory slots='16' unit='GiB'>64</maxMemory><memory unit='GiB'>32</memory>";

    [Fact]
    public void D2_a_user_alias_names_the_device_in_both_definitions()
    {
        var running = DomainXmlReader.ReadRunning(Sample.Live).Sizing.Devices;

        running.Single(d => d.Model == MemoryModel.Dimm).Alias.ShouldBe("ua-one");
    }

    [Fact]
    public void D2_a_device_without_user_alias_has_the_same_derived_name_in_both_definitions()
    {
        var running = DomainXmlReader.ReadRunning(Sample.Live).Sizing.Devices.Single(d => d.Model == MemoryModel.VirtioMem);
        var configured = DomainXmlReader.ReadConfigured(Sample.Inactive).Sizing.Devices.Single(d => d.Model == MemoryModel.VirtioMem);

        running.Alias.ShouldBe("virtio-mem-512MiB-node0#1");
        configured.Alias.ShouldBe(running.Alias);
    }

    [Fact]
    public void D3_identical_devices_without_alias_are_told_apart_by_their_place()
    {
        var devices = Read(Sample.Dimm() + Sample.Dimm(node: 1) + Sample.Dimm() + Sample.Dimm("ua-x"), running: true);

        devices.Select(d => d.Alias).ShouldBe(["dimm-128MiB-node0#1", "dimm-128MiB-node1#1", "dimm-128MiB-node0#2", "ua-x"]);
    }

    [Fact]
    public void An_alias_that_libvirt_made_does_not_count_as_the_users() =>
        Read(Sample.Dimm("dimm0"), running: true).Single().Alias.ShouldBe("dimm-128MiB-node0#1");

    [Fact]
    public void The_parts_of_a_virtio_mem_device_are_read()
    {
        var device = Read(Sample.VirtioMem("ua-v", 1048576, 524288, 262144), running: true).Single();

        device.ShouldBe(new MemoryDevice(MemoryModel.VirtioMem, "ua-v", ByteSize.FromGiB(1), 0)
        {
            Requested = ByteSize.FromMiB(512),
            Current = ByteSize.FromMiB(256),
            Block = ByteSize.FromMiB(2),
        });
    }

    [Fact]
    public void Only_a_live_XML_tells_what_the_guest_uses() =>
        Read(Sample.VirtioMem("ua-v", current: 262144), running: false).Single().Current.ShouldBe(ByteSize.Zero);

    [Theory]
    [InlineData("nvdimm", true, true)]
    [InlineData("virtio-pmem", false, true)]
    [InlineData("sgx-epc", false, false)]
    public void A2_nvdimm_virtio_pmem_and_sgx_epc_are_memory_but_no_capacity(string model, bool takesSlot, bool tookSlotBeforeLibvirt95)
    {
        var device = Read($"<memory model='{model}'><target><size unit='MiB'>512</size></target></memory>", running: false).Single();

        (device.Model, device.Size, device.Capacity, device.Node).ShouldBe((MemoryModel.Other, ByteSize.FromMiB(512), ByteSize.Zero, null));
        device.TakesSlot(new MachineFacts()).ShouldBe(takesSlot);
        device.TakesSlot(new MachineFacts { VirtioMemTakesSlot = true }).ShouldBe(tookSlotBeforeLibvirt95);
    }

    [Fact]
    public void D9_free_root_ports_are_those_whose_bus_nothing_uses()
    {
        DomainXmlReader.ReadRunning(Sample.Live).Traits.FreeRootPorts.ShouldBe(0);

        var spare = Sample.Live.Replace("<memory model='virtio-mem'>", "<gone model='virtio-mem'>", StringComparison.Ordinal)
            .Replace("bus='0x03'", "bus='0x00'", StringComparison.Ordinal)
            .Replace("<gone", "<memory", StringComparison.Ordinal);
        DomainXmlReader.ReadRunning(spare).Traits.FreeRootPorts.ShouldBe(1);
    }

    [Fact]
    public void D9_a_port_with_hotplug_off_and_a_host_address_do_not_count()
    {
        var xml = Sample.Machine(devices:
            "<controller type='pci' index='0' model='pcie-root'/>"
            + "<controller type='pci' index='1' model='pcie-root-port'><target hotplug='off'/></controller>"
            + "<controller type='pci' index='2' model='pcie-root-port'/>"
            + "<hostdev><source><address type='pci' bus='0x02'/></source><address type='pci' bus='0x00'/></hostdev>");

        DomainXmlReader.ReadRunning(xml).Traits.FreeRootPorts.ShouldBe(1);
    }

    [Fact]
    public void A_machine_without_PCIe_has_no_root_ports_to_count() =>
        DomainXmlReader.ReadRunning(Sample.Machine(machine: "pc-i440fx-7.2", devices: "<controller type='pci' index='0' model='pci-root'/>"))
            .Traits.FreeRootPorts.ShouldBeNull();

    private static EquatableList<MemoryDevice> Read(string devices, bool running)
    {
        var xml = Sample.Machine(memory: Much, devices: devices);
        return (running ? DomainXmlReader.ReadRunning(xml) : DomainXmlReader.ReadConfigured(xml)).Sizing.Devices;
    }
}
