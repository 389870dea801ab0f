using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Xml;

public class VcpuReadingTests
{
    [Theory]
    [InlineData("<vcpu>4</vcpu>", 4, 4, 4)]
    [InlineData("<vcpu current='2'>8</vcpu>", 2, 8, 2)]
    [InlineData("", 1, 1, 1)]
    [InlineData("<vcpu current='5'>8</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/><vcpu id='1' enabled='yes' hotpluggable='yes'/></vcpus>", 2, 8, 1)]
    [InlineData("<vcpu>2</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/><vcpu id='1' enabled='no' hotpluggable='yes'/></vcpus>", 1, 2, 1)]
    public void Counts_and_floor_are_read(string vcpu, int vcpus, int max, int floor)
    {
        var sizing = Read(vcpu);

        (sizing.Vcpus, sizing.MaxVcpus, sizing.MinVcpus).ShouldBe((vcpus, max, floor));
    }

    [Fact]
    public void A1_live_floor_does_not_trust_an_absent_hotpluggable_as_no()
    {
        const string Vcpu = "<vcpu current='3'>4</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/><vcpu id='1' enabled='yes' hotpluggable='no'/>"
            + "<vcpu id='2' enabled='yes'/><vcpu id='3' enabled='no'/></vcpus>";

        Read(Vcpu).MinVcpus.ShouldBe(2);
    }

    [Fact]
    public void A1_live_floor_without_vcpus_is_every_online_vcpu() => DomainXmlReader.ReadRunning(Sample.Live).Sizing.MinVcpus.ShouldBe(2);

    [Fact]
    public void After_a_hotplug_the_live_floor_is_still_that_of_the_boot()
    {
        var sizing = DomainXmlReader.ReadRunning(Sample.LiveHotplugged).Sizing;

        (sizing.Vcpus, sizing.MaxVcpus, sizing.MinVcpus).ShouldBe((3, 8, 2));
    }

    [Theory]
    [InlineData("<vcpu>0</vcpu>")]
    [InlineData("<vcpu>many</vcpu>")]
    [InlineData("<vcpu current='0'>2</vcpu>")]
    [InlineData("<vcpu>2</vcpu><vcpus><vcpu enabled='yes'/></vcpus>")]
    public void Nonsense_is_refused_with_its_place(string vcpu) =>
        Should.Throw<DomainXmlException>(() => Read(vcpu)).Line.ShouldBe(1);

    private static Sizing Read(string vcpu) => DomainXmlReader.ReadConfigured(Sample.Machine(vcpu: vcpu)).Sizing;
}
