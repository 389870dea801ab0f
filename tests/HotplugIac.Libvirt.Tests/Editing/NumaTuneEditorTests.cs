using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Editing;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Editing;

public class NumaTuneEditorTests
{
    private static readonly NumaTune Strict = new(NumaTuneMode.Strict, CpuSet.Of([0, 2]));

    [Fact]
    public void It_is_put_beside_the_vcpus() =>
        Edit(Sample.Machine(), Strict).ShouldContain("</vcpu><numatune><memory mode=\"strict\" nodeset=\"0,2\" /></numatune>");

    [Fact]
    public void Cells_come_change_and_go()
    {
        var both = Edit(Sample.Machine(), Strict with { Cells = [Cell(0, 1), Cell(1, 2)] });
        Cells(both).ShouldBe(["0 preferred 1", "1 preferred 2"]);

        var other = Edit(both, Strict with { Cells = [Cell(1, 3)] });
        Cells(other).ShouldBe(["1 preferred 3"]);
    }

    [Fact]
    public void None_takes_it_out() => Edit(Edit(Sample.Machine(), Strict), null).ShouldNotContain("numatune");

    [Fact]
    public void Nodes_replace_an_automatic_placement()
    {
        var xml = Edit(Sample.Machine(vcpu: "<vcpu>8</vcpu><numatune><memory mode='strict' placement='auto'/></numatune>"), Strict);

        xml.ShouldContain("placement=\"static\"");
        xml.ShouldContain("nodeset=\"0,2\"");
    }

    [Fact]
    public void An_automatic_placement_stays_while_nobody_names_nodes()
    {
        var xml = Sample.Machine(vcpu: "<vcpu>8</vcpu><numatune><memory mode='strict' placement='auto'/></numatune>");

        Edit(xml, null).ShouldBeSameAs(xml);
    }

    private static NumaTuneCell Cell(int cell, int node) => new(cell, NumaTuneMode.Preferred, CpuSet.Of([node]));

    private static string Edit(string xml, NumaTune? target)
    {
        var sizing = DomainXmlReader.ReadConfigured(xml).Sizing with { NumaTune = target };
        var edited = DomainXmlEditor.Apply(xml, sizing);
        DomainXmlReader.ReadConfigured(edited).Sizing.ShouldBe(sizing);
        return edited;
    }

    private static IEnumerable<string> Cells(string xml) => XElement.Parse(xml).Element("numatune")!.Elements("memnode")
        .Select(e => $"{e.Attribute("cellid")!.Value} {e.Attribute("mode")!.Value} {e.Attribute("nodeset")!.Value}");
}
