using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Editing;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Editing;

public class NumaEditorTests
{
    [Fact]
    public void A_cell_that_stays_keeps_its_distances()
    {
        var xml = Edit(Sample.Inactive, s => s with { BaseMemory = ByteSize.FromMiB(192), NumaCells = [s.NumaCells[0] with { Memory = ByteSize.FromMiB(128) }, s.NumaCells[1]] });

        var cells = XElement.Parse(xml).Element("cpu")!.Element("numa")!.Elements("cell").ToList();
        cells[0].Attribute("memory")!.Value.ShouldBe("131072");
        cells[0].Element("distances")!.Elements("sibling").Count().ShouldBe(2);
        cells[1].Attribute("memory")!.Value.ShouldBe("65536");
    }

    [Fact]
    public void D6_a_raised_maximum_goes_with_cells_of_the_callers_choice()
    {
        var xml = Edit(Sample.Inactive, s => s with
        {
            MaxVcpus = 16,
            Topology = new CpuTopology(1, 1, 16, 1),
            NumaCells = [s.NumaCells[0] with { Cpus = CpuSet.Of([0, 1, 2, 3, 8, 9, 10, 11]) }, s.NumaCells[1] with { Cpus = CpuSet.Of([4, 5, 6, 7, 12, 13, 14, 15]) }],
        });

        xml.ShouldContain("cpus=\"0-3,8-11\"");
        xml.ShouldContain("cores=\"16\"");
    }

    [Fact]
    public void Distances_are_changed_in_their_cell_and_can_go()
    {
        var xml = Edit(Sample.Inactive, s => s with { NumaCells = [s.NumaCells[0] with { Distances = [10, 40] }, s.NumaCells[1]] });

        XElement.Parse(xml).Descendants("sibling").Select(e => e.Attribute("value")!.Value).ShouldBe(["10", "40", "21", "10"]);
        Edit(xml, s => s with { NumaCells = s.NumaCells.Select(c => c with { Distances = [] }).ToEquatableList() }).ShouldNotContain("distances");
    }

    [Fact]
    public void A_cell_that_goes_takes_the_distances_to_it_along()
    {
        var xml = Edit(Sample.Inactive, s => s with { NumaCells = [new NumaCell(CpuSet.First(8), s.BaseMemory) { Distances = [10] }], Devices = [] });

        XElement.Parse(xml).Descendants("sibling").Select(e => e.Attribute("id")!.Value).ShouldBe(["0"]);
    }

    [Fact]
    public void A_first_cell_makes_the_elements_around_it()
    {
        var xml = Edit(Sample.Machine(), s => s with { NumaCells = [new NumaCell(CpuSet.First(8), s.BaseMemory)] });

        xml.ShouldContain("<cpu><numa><cell id=\"0\" cpus=\"0-7\" memory=\"1048576\" unit=\"KiB\" /></numa></cpu>");
    }

    [Fact]
    public void No_cells_removes_them_and_keeps_the_cpu_model()
    {
        var xml = Edit(Sample.Inactive, s => s with { NumaCells = [], Devices = [] });

        xml.ShouldNotContain("<numa>");
        xml.ShouldContain("qemu64");
    }

    [Fact]
    public void A_cell_without_vcpus_has_no_cpus_attribute()
    {
        var xml = Edit(Sample.Machine(), s => s with { NumaCells = [new NumaCell(CpuSet.First(8), s.BaseMemory - ByteSize.FromMiB(256)), new NumaCell(CpuSet.Empty, ByteSize.FromMiB(256))] });

        xml.ShouldContain("<cell id=\"1\" memory=\"262144\" unit=\"KiB\" />");
    }

    [Fact]
    public void Topology_can_come_and_go()
    {
        var with = Edit(Sample.Machine(), s => s with { Topology = new CpuTopology(2, 1, 2, 2) });
        with.ShouldContain("<topology sockets=\"2\" cores=\"2\" threads=\"2\" />");

        Edit(with, s => s with { Topology = null }).ShouldNotContain("topology");
    }

    [Fact]
    public void Clusters_stay_where_they_divide_the_dies()
    {
        const string Cpu = "<cpu><topology sockets='1' dies='1' clusters='2' cores='2' threads='2'/></cpu>";

        Edit(Sample.Machine(cpu: Cpu), s => s with { Topology = s.Topology! with { Cores = 4 } }).ShouldContain("dies=\"1\" clusters=\"2\" cores=\"4\"");
        Edit(Sample.Machine(cpu: Cpu), s => s with { Topology = s.Topology! with { Dies = 1 } }).ShouldContain("dies=\"1\" clusters=\"1\"");
    }

    private static string Edit(string xml, Func<Sizing, Sizing> change)
    {
        var target = change(DomainXmlReader.ReadConfigured(xml).Sizing);
        var edited = DomainXmlEditor.Apply(xml, target);
        DomainXmlReader.ReadConfigured(edited).Sizing.ShouldBe(target);
        return edited;
    }
}
