using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Editing;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Editing;

public class VcpuEditorTests
{
    private const string Listed =
        "<vcpu current='3'>4</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no' order='1'/><vcpu id='1' enabled='yes' hotpluggable='no' order='2'/>"
        + "<vcpu id='2' enabled='no' hotpluggable='yes'/><vcpu id='3' enabled='yes' hotpluggable='yes' order='3'/></vcpus>";

    [Fact]
    public void D4_vcpus_that_are_added_become_hotpluggable_and_those_before_stay_fixed()
    {
        var xml = Edit(Sample.Machine(), s => s with { Vcpus = 4 });

        Entries(xml).ShouldBe(["0 yes no", "1 yes no", "2 yes yes", "3 yes yes", "4 no yes", "5 no yes", "6 no yes", "7 no yes"]);
        xml.ShouldContain("current=\"4\">8</vcpu>");
    }

    [Fact]
    public void Entries_that_are_there_keep_hotpluggable_and_the_lowest_free_id_comes_first()
    {
        var xml = Edit(Sample.Machine(vcpu: Listed), s => s with { Vcpus = 4 });

        Entries(xml).ShouldBe(["0 yes no", "1 yes no", "2 yes yes", "3 yes yes"]);
        xml.ShouldContain("<vcpu>4</vcpu>");
    }

    [Fact]
    public void Order_stays_all_or_none_and_starts_at_1()
    {
        var xml = Edit(Sample.Machine(vcpu: Listed), s => s with { Vcpus = 4 });

        Orders(xml).ShouldBe(["1", "2", "4", "3"]);
        Orders(Edit(Sample.Machine(vcpu: Listed), s => s with { Vcpus = 2 })).ShouldBe(["1", "2", "", ""]);
    }

    [Fact]
    public void A_reduction_takes_the_highest_hotpluggable_first()
    {
        var xml = Edit(Sample.Machine(vcpu: Listed), s => s with { Vcpus = 2 });

        Entries(xml).ShouldBe(["0 yes no", "1 yes no", "2 no yes", "3 no yes"]);
    }

    [Fact]
    public void A_reduction_below_the_floor_leaves_fewer_fixed_ones()
    {
        var xml = Edit(Sample.Machine(vcpu: Listed), s => s with { Vcpus = 1 });

        Entries(xml).ShouldBe(["0 yes no", "1 no yes", "2 no yes", "3 no yes"]);
        Read(xml).MinVcpus.ShouldBe(1);
    }

    [Fact]
    public void A_plain_reduction_makes_no_list()
    {
        var xml = Edit(Sample.Machine(vcpu: "<vcpu placement='static' cpuset='0-3'>4</vcpu>"), s => s with { Vcpus = 2 });

        xml.ShouldContain("<vcpu placement=\"static\" cpuset=\"0-3\" current=\"2\">4</vcpu>");
        xml.ShouldNotContain("<vcpus>");
    }

    [Fact]
    public void A_lower_maximum_takes_its_entries_along()
    {
        var xml = Edit(Sample.Machine(vcpu: Listed), s => s with { Vcpus = 2, MaxVcpus = 2 });

        Entries(xml).ShouldBe(["0 yes no", "1 yes no"]);
    }

    [Fact]
    public void A_raised_maximum_alone_touches_only_the_number()
    {
        var xml = Edit(Sample.Machine(), s => s with { MaxVcpus = 16 });

        xml.ShouldContain("<vcpu placement=\"static\" current=\"2\">16</vcpu>");
        xml.ShouldNotContain("<vcpus>");
    }

    [Fact]
    public void A_lower_floor_makes_what_is_on_hotpluggable() =>
        Entries(Edit(Sample.Machine(vcpu: "<vcpu>2</vcpu>"), s => s with { MinVcpus = 1 })).ShouldBe(["0 yes no", "1 yes yes"]);

    [Fact]
    public void Nothing_about_vcpus_changes_no_list_is_written() =>
        Edit(Sample.Machine(), s => s with { MaxMemory = ByteSize.FromGiB(8), MemorySlots = 4 }).ShouldNotContain("<vcpus>");

    [Fact]
    public void What_libvirt_lists_only_in_part_is_completed()
    {
        const string Partial = "<vcpu>4</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/></vcpus>";

        Entries(Edit(Sample.Machine(vcpu: Partial), s => s with { Vcpus = 2 })).ShouldBe(["0 yes no", "1 yes yes", "2 no yes", "3 no yes"]);
    }

    private static string Edit(string xml, Func<Sizing, Sizing> change)
    {
        var edited = DomainXmlEditor.Apply(xml, change(Read(xml)));
        Read(edited).Vcpus.ShouldBe(change(Read(xml)).Vcpus);
        return edited;
    }

    private static Sizing Read(string xml) => DomainXmlReader.ReadConfigured(xml).Sizing;

    private static IEnumerable<string> Entries(string xml) =>
        XElement.Parse(xml).Element("vcpus")!.Elements("vcpu").OrderBy(VcpuLayout.Id)
            .Select(e => $"{e.Attribute("id")!.Value} {e.Attribute("enabled")!.Value} {e.Attribute("hotpluggable")!.Value}");

    private static IEnumerable<string> Orders(string xml) =>
        XElement.Parse(xml).Element("vcpus")!.Elements("vcpu").OrderBy(VcpuLayout.Id).Select(e => e.Attribute("order")?.Value ?? "");
}
