using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Editing;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Editing;

/// <summary>RULEBOOK A2, rows nvdimm, virtio-pmem and sgx-epc: in a definition they stay letter by letter, whatever goes beside them.</summary>
public class OtherModelsTests
{
    public static TheoryData<string> Others =>
    [
        Sample.Nvdimm,
        "<memory model='virtio-pmem' access='shared'><source><path>/tmp/pmem</path></source><target><size unit='KiB'>524288</size></target></memory>",
        "<memory model='sgx-epc'><source><nodemask>0</nodemask></source><target><size unit='KiB'>524288</size><node>0</node></target></memory>",
    ];

    [Theory]
    [MemberData(nameof(Others))]
    public void A2_nvdimm_virtio_pmem_and_sgx_epc_stay_as_they_are_while_dimms_come_and_go(string other)
    {
        var xml = Sample.Machine(memory: "<maxMemory slots='16' unit='GiB'>8</maxMemory><memory unit='GiB'>2</memory>", devices: Sample.Dimm("ua-gone") + other);
        var sizing = DomainXmlReader.ReadConfigured(xml).Sizing;
        var device = sizing.Devices.Single(d => d.Model == MemoryModel.Other);

        var edited = DomainXmlEditor.Apply(xml, sizing with { Devices = [device, new MemoryDevice(MemoryModel.Dimm, "ua-new", ByteSize.FromMiB(256), 0)] });

        var memories = XElement.Parse(edited).Element("devices")!.Elements("memory").ToList();
        memories.Select(m => m.Element("alias")?.Attribute("name")?.Value).ShouldBe([null, "ua-new"]);
        XNode.DeepEquals(memories[0], XElement.Parse(other)).ShouldBeTrue(edited);
        DomainXmlReader.ReadConfigured(edited).Sizing.BaseMemory.ShouldBe(sizing.BaseMemory);
    }
}
