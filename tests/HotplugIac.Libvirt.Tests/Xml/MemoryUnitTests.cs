using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Xml;

public class MemoryUnitTests
{
    [Theory]
    [InlineData("<memory>4</memory>", 4L << 10)]
    [InlineData("<memory unit='b'>4096</memory>", 4096)]
    [InlineData("<memory unit='bytes'>1</memory>", 1024)]
    [InlineData("<memory unit='KB'>2</memory>", 2048)]
    [InlineData("<memory unit='KB'>512</memory>", 512_000)]
    [InlineData("<memory unit='k'>3</memory>", 3L << 10)]
    [InlineData("<memory unit='KiB'>3</memory>", 3L << 10)]
    [InlineData("<memory unit='M'>5</memory>", 5L << 20)]
    [InlineData("<memory unit='MB'>128</memory>", 128_000_000)]
    [InlineData("<memory unit='mib'>5</memory>", 5L << 20)]
    [InlineData("<memory unit='G'>2</memory>", 2L << 30)]
    [InlineData("<memory unit='GiB'> 2 </memory>", 2L << 30)]
    [InlineData("<memory unit='GB'>1</memory>", ((1_000_000_000L + 1023) / 1024) << 10)]
    [InlineData("<memory unit='T'>1</memory>", 1L << 40)]
    [InlineData("<memory unit='TiB'>1</memory>", 1L << 40)]
    [InlineData("<memory unit='PiB'>2</memory>", 1L << 51)]
    public void Libvirts_units_are_read_and_rounded_up_to_KiB(string xml, long bytes) =>
        XmlValues.Size(XElement.Parse(xml)).ShouldBe(new ByteSize(bytes));

    [Theory]
    [InlineData("<memory unit='GiBi'>1</memory>")]
    [InlineData("<memory unit='X'>1</memory>")]
    [InlineData("<memory>-1</memory>")]
    [InlineData("<memory>1.5</memory>")]
    [InlineData("<memory/>")]
    [InlineData("<memory unit='EiB'>8</memory>")]
    public void What_libvirt_would_not_read_is_refused(string xml) =>
        Should.Throw<DomainXmlException>(() => XmlValues.Size(XElement.Parse(xml)));
}
