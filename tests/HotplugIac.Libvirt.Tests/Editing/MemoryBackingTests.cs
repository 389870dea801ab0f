using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Editing;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Editing;

/// <summary>RULEBOOK A2 "hugepages / memoryBacking / locked": how memory is backed is the user's, however much of it there shall be.</summary>
public class MemoryBackingTests
{
    private const string Backing =
        "<memoryBacking><hugepages><page size='2048' unit='KiB' nodeset='0'/></hugepages><nosharepages/><locked/><source type='memfd'/><access mode='shared'/></memoryBacking>";

    private const string Source = "<source><pagesize unit='KiB'>2048</pagesize><nodemask>0</nodemask></source>";

    [Fact]
    public void A2_hugepages_and_all_of_memoryBacking_stay_whatever_the_sizing()
    {
        var random = new Random(26);
        var xml = Sample.Machine(memory: $"<memory unit='GiB'>1</memory>{Backing}");
        for (var round = 0; round < 100; round++)
        {
            var edited = DomainXmlEditor.Apply(xml, RandomSizing.From(random, Read(xml)));

            XNode.DeepEquals(XElement.Parse(edited).Element("memoryBacking"), XElement.Parse(Backing)).ShouldBeTrue(edited);
        }
    }

    [Fact]
    public void A2_hugepages_of_a_device_stay_when_the_device_is_resized()
    {
        var xml = Sample.Machine(
            memory: "<maxMemory slots='4' unit='GiB'>8</maxMemory><memory unit='GiB'>4</memory>",
            devices: Sample.VirtioMem("ua-v").Replace("<target>", Source + "<target>", StringComparison.Ordinal));
        var sizing = Read(xml);

        var edited = DomainXmlEditor.Apply(xml, sizing with { Devices = [sizing.Devices[0] with { Size = ByteSize.FromGiB(2), Requested = ByteSize.FromMiB(512) }] });

        Read(edited).Devices[0].Requested.ShouldBe(ByteSize.FromMiB(512));
        XNode.DeepEquals(XElement.Parse(edited).Element("devices")!.Element("memory")!.Element("source"), XElement.Parse(Source)).ShouldBeTrue(edited);
    }

    private static Sizing Read(string xml) => DomainXmlReader.ReadConfigured(xml).Sizing;
}
