using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Editing;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Editing;

public class MemoryDeviceEditorTests
{
    private static readonly MemoryDevice NewDimm = new(MemoryModel.Dimm, "ua-new", ByteSize.FromMiB(256), 0);

    [Fact]
    public void D2_a_new_device_is_written_with_its_user_alias_and_node()
    {
        var added = Devices(Edit(s => s with { Devices = [.. s.Devices, NewDimm] })).Last();

        added.ToString(SaveOptions.DisableFormatting).ShouldBe(
            "<memory model=\"dimm\"><target><size unit=\"KiB\">262144</size><node>0</node></target><alias name=\"ua-new\" /></memory>");
    }

    [Fact]
    public void A_new_virtio_mem_device_has_block_and_requested()
    {
        var device = new MemoryDevice(MemoryModel.VirtioMem, "ua-v", ByteSize.FromGiB(1), 1) { Block = ByteSize.FromMiB(2), Requested = ByteSize.FromMiB(64) };

        MemoryDeviceXml.Create(device).ToString(SaveOptions.DisableFormatting).ShouldBe(
            "<memory model=\"virtio-mem\"><target><size unit=\"KiB\">1048576</size><node>1</node><block unit=\"KiB\">2048</block>"
            + "<requested unit=\"KiB\">65536</requested></target><alias name=\"ua-v\" /></memory>");
    }

    [Fact]
    public void A_machine_without_cells_gets_no_node() =>
        MemoryDeviceXml.Create(NewDimm with { Node = null }).ToString().ShouldNotContain("node");

    [Fact]
    public void A_model_that_this_product_does_not_make_is_refused() =>
        Should.Throw<ArgumentException>(() => MemoryDeviceXml.Create(NewDimm with { Model = MemoryModel.Other }));

    [Fact]
    public void A_changed_device_keeps_its_address_and_everything_else()
    {
        var xml = Edit(s => s with { Devices = [.. s.Devices.Select(d => d.Model == MemoryModel.VirtioMem ? d with { Requested = ByteSize.FromMiB(128) } : d)] });

        var device = Devices(xml).First();
        device.Element("target")!.Element("requested")!.Value.ShouldBe("131072");
        device.Element("address")!.Attribute("bus")!.Value.ShouldBe("0x03");
    }

    [Fact]
    public void A_device_that_is_not_wanted_goes_and_the_others_stay()
    {
        var xml = Edit(s => s with { Devices = [.. s.Devices.Where(d => d.Alias != "ua-one")] });

        Devices(xml).Single().Attribute("model")!.Value.ShouldBe("virtio-mem");
        xml.ShouldNotContain("\n    \n");
    }

    [Fact]
    public void A_device_is_replaced_under_its_name_by_one_of_another_model()
    {
        var virtio = new MemoryDevice(MemoryModel.VirtioMem, "ua-one", ByteSize.FromMiB(256), 1) { Block = ByteSize.FromMiB(2) };

        var xml = Edit(s => s with { Devices = [s.Devices[0], virtio] });

        Devices(xml).Select(d => d.Attribute("model")!.Value).ShouldBe(["virtio-mem", "virtio-mem"]);
        Devices(xml).Last().Element("address").ShouldBeNull("the slot of the DIMM is not an address of the other");
    }

    [Fact]
    public void A_size_that_changes_takes_pinned_guest_addresses_along_and_leaves_the_slots()
    {
        var pinned = Sample.Dimm("ua-a").Replace("</memory>", "<address type='dimm' slot='0' base='0x100000000'/></memory>", StringComparison.Ordinal)
            + Sample.Dimm("ua-b").Replace("</memory>", "<address type='dimm' slot='1' base='0x108000000'/></memory>", StringComparison.Ordinal);
        var xml = Sample.Machine(memory: "<memory unit='GiB'>2</memory>", devices: pinned);
        var sizing = DomainXmlReader.ReadConfigured(xml).Sizing;

        DomainXmlEditor.Apply(xml, sizing with { Vcpus = 3 }).ShouldContain("0x108000000");
        var edited = DomainXmlEditor.Apply(xml, sizing with { Devices = [sizing.Devices[0] with { Size = ByteSize.FromMiB(256) }, sizing.Devices[1]] });

        edited.ShouldNotContain("base=");
        edited.ShouldContain("slot=\"1\"");
    }

    [Fact]
    public void D3_of_two_identical_devices_the_one_that_is_named_goes()
    {
        var xml = Sample.Machine(memory: "<memory unit='GiB'>2</memory>", devices: Sample.Dimm("ua-a") + Sample.Dimm("ua-b"));
        var sizing = DomainXmlReader.ReadConfigured(xml).Sizing;

        var edited = DomainXmlEditor.Apply(xml, sizing with { Devices = [sizing.Devices[1]] });

        edited.ShouldNotContain("ua-a");
        edited.ShouldContain("ua-b");
    }

    [Fact]
    public void A2_nvdimm_stays_as_it_is_when_a_dimm_is_added()
    {
        var xml = Sample.Machine(memory: "<memory unit='GiB'>4</memory>", devices: Sample.Nvdimm);
        var sizing = DomainXmlReader.ReadConfigured(xml).Sizing;

        DomainXmlEditor.Apply(xml, sizing with { Devices = [.. sizing.Devices, NewDimm] }).ShouldContain("<source><path>/tmp/nvdimm</path></source>");
    }

    [Fact]
    public void A_device_that_is_live_only_and_has_no_alias_is_written_without_one()
    {
        var xml = Sample.Machine(memory: "<memory unit='GiB'>2</memory>");
        var sizing = DomainXmlReader.ReadConfigured(xml).Sizing;

        var edited = DomainXmlEditor.Apply(xml, sizing with { Devices = [NewDimm with { Alias = "dimm-256MiB-node0#1" }] });

        edited.ShouldNotContain("alias");
        DomainXmlReader.ReadConfigured(edited).Sizing.Devices.Single().Alias.ShouldBe("dimm-256MiB-node0#1");
    }

    private static string Edit(Func<Sizing, Sizing> change)
    {
        var target = change(DomainXmlReader.ReadConfigured(Sample.Inactive).Sizing);
        var edited = DomainXmlEditor.Apply(Sample.Inactive, target);
        DomainXmlReader.ReadConfigured(edited).Sizing.ShouldBe(target);
        return edited;
    }

    private static IEnumerable<XElement> Devices(string xml) => XElement.Parse(xml).Element("devices")!.Elements("memory");
}
