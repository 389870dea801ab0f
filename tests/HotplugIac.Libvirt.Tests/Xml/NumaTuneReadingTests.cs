using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Xml;

public class NumaTuneReadingTests
{
    [Theory]
    [InlineData("<numatune><memory mode='strict' nodeset='0-1'/></numatune>", NumaTuneMode.Strict, "0-1")]
    [InlineData("<numatune><memory nodeset='2'/></numatune>", NumaTuneMode.Strict, "2")]
    [InlineData("<numatune><memory mode='interleave' placement='static' nodeset='0-3,^2'/></numatune>", NumaTuneMode.Interleave, "0-1,3")]
    [InlineData("<numatune><memory mode='restrictive' nodeset='1'/></numatune>", NumaTuneMode.Restrictive, "1")]
    public void Mode_and_nodes_are_read(string tune, NumaTuneMode mode, string nodes)
    {
        var read = Read(tune)!;

        (read.Mode, read.Nodeset.ToString()).ShouldBe((mode, nodes));
    }

    [Fact]
    public void Cells_of_their_own_are_read_in_order() =>
        Read("<numatune><memory mode='preferred' nodeset='0'/><memnode cellid='1' mode='strict' nodeset='3'/><memnode cellid='0' mode='preferred' nodeset='2'/></numatune>")!
            .ToString().ShouldBe("preferred 0; cell 0 preferred 2; cell 1 strict 3");

    [Theory]
    [InlineData("")]
    [InlineData("<numatune/>")]
    [InlineData("<numatune><memory mode='strict' placement='auto'/></numatune>")]
    public void Where_no_nodes_are_named_there_is_none(string tune) => Read(tune).ShouldBeNull();

    [Theory]
    [InlineData("<numatune><memory mode='sideways' nodeset='0'/></numatune>", "sideways")]
    [InlineData("<numatune><memory mode='strict' nodeset='a'/></numatune>", "\"a\"")]
    [InlineData("<numatune><memnode mode='strict' nodeset='0'/></numatune>", "cellid")]
    public void What_libvirt_would_not_read_is_refused(string tune, string why) =>
        Should.Throw<DomainXmlException>(() => Read(tune)).Message.ShouldContain(why);

    private static NumaTune? Read(string tune) =>
        DomainXmlReader.ReadConfigured(Sample.Machine(vcpu: "<vcpu>8</vcpu>" + tune)).Sizing.NumaTune;
}
