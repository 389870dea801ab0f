using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Editing;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Editing;

/// <summary>RULEBOOK E: a gap in the vCPUs that a machine boots with (id 2 off, id 3 on) hung the guest; A1: fixed ones are contiguous from 0.</summary>
public class BootVcpusTests
{
    private const string Gap =
        "<vcpu current='3'>4</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/><vcpu id='1' enabled='yes' hotpluggable='no'/>"
        + "<vcpu id='2' enabled='no' hotpluggable='yes'/><vcpu id='3' enabled='yes' hotpluggable='yes'/></vcpus>";

    [Fact]
    public void E_boot_vcpus_have_no_gap_that_an_edit_made()
    {
        var random = new Random(3);
        var xml = Sample.Machine();
        for (var round = 0; round < 200; round++)
        {
            var target = Target(random, Read(xml));
            xml = DomainXmlEditor.Apply(xml, target);

            var layout = VcpuLayout.Read(XElement.Parse(xml));
            layout.Online.ShouldBe(Enumerable.Range(0, target.Vcpus), $"round {round}");
            Fixed(xml).ShouldBe(Enumerable.Range(0, Fixed(xml).Count), $"round {round}");
        }
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(4, 4)]
    [InlineData(1, 1)]
    public void E_boot_vcpus_with_a_gap_in_the_definition_have_fixed_ids_contiguous_from_0(int vcpus, int floor)
    {
        var xml = Sample.Machine(vcpu: Gap);

        var edited = DomainXmlEditor.Apply(xml, Read(xml) with { Vcpus = vcpus, MinVcpus = floor });

        Fixed(edited).ShouldBe(Enumerable.Range(0, floor));
        VcpuLayout.Read(XElement.Parse(edited)).Online.ShouldBe(Enumerable.Range(0, vcpus));
    }

    [Theory]
    [InlineData(3, 2, 8)]
    [InlineData(3, 1, 4)]
    [InlineData(2, 2, 4)]
    [InlineData(3, 2, 3)]
    public void E_a_gap_in_boot_vcpus_hung_the_guest_so_that_no_list_that_is_written_has_one(int vcpus, int floor, int maximum)
    {
        var xml = Sample.Machine(vcpu: Gap);

        var edited = DomainXmlEditor.Apply(xml, Read(xml) with { Vcpus = vcpus, MinVcpus = floor, MaxVcpus = maximum });

        VcpuLayout.Read(XElement.Parse(edited)).Online.ShouldBe(Enumerable.Range(0, vcpus));
        Fixed(edited).ShouldBe(Enumerable.Range(0, floor));
    }

    [Fact]
    public void E_a_gap_that_somebody_wrote_stays_as_long_as_vcpus_are_not_touched()
    {
        var xml = Sample.Machine(vcpu: Gap);

        VcpuLayout.Read(XElement.Parse(DomainXmlEditor.Apply(xml, Read(xml)))).Online.ShouldBe([0, 1, 3]);
    }

    private static Sizing Target(Random random, Sizing start)
    {
        var maximum = random.Next(1, 17);
        var vcpus = random.Next(1, maximum + 1);
        return start with { MaxVcpus = maximum, Vcpus = vcpus, MinVcpus = random.Next(1, vcpus + 1) };
    }

    private static Sizing Read(string xml) => DomainXmlReader.ReadConfigured(xml).Sizing;

    /// <summary>The listed vCPUs that can never be unplugged.</summary>
    private static List<int> Fixed(string xml) =>
        [.. VcpuLayout.Entries(XElement.Parse(xml)).Where(e => e.Attribute("hotpluggable")!.Value == "no").Select(VcpuLayout.Id).Order()];
}
