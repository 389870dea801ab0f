using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Definitions;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Definitions;

public class DefinitionBuilderTests
{
    private static readonly Sizing Small = new(2, 8, ByteSize.FromMiB(512), ByteSize.FromGiB(2), 4)
    {
        NumaCells = [new NumaCell(CpuSet.First(8), ByteSize.FromMiB(512))],
    };

    [Fact]
    public void D17_everything_that_hotplug_needs_is_there_before_the_first_start()
    {
        var xml = DefinitionBuilder.Build("<domain type='kvm'><os><type machine='q35'>hvm</type></os></domain>", "web", Small);

        var reading = DomainXmlReader.ReadConfigured(xml);
        reading.Name.ShouldBe("web");
        reading.Sizing.ShouldBe(Small);
        xml.ShouldContain("org.qemu.guest_agent.0");
    }

    [Fact]
    public void D4_vcpus_above_the_floor_are_hotpluggable_from_the_first_boot()
    {
        var xml = DefinitionBuilder.Build(Sample.Machine(vcpu: "<vcpu>4</vcpu>"), "vm", Small with { Vcpus = 4, MinVcpus = 1 });

        XElement.Parse(xml).Element("vcpus")!.Elements().Select(e => $"{e.Attribute("enabled")!.Value} {e.Attribute("hotpluggable")!.Value}")
            .ShouldBe(["yes no", "yes yes", "yes yes", "yes yes", "no yes", "no yes", "no yes", "no yes"]);
    }

    [Fact]
    public void The_name_replaces_that_of_the_definition() =>
        XElement.Parse(DefinitionBuilder.Build(Sample.Machine(), "other", Small)).Elements("name").Select(e => e.Value).ShouldBe(["other"]);

    [Fact]
    public void A_balloon_in_the_definition_goes_with_its_sizes() =>
        DefinitionBuilder.Build(Sample.Machine(), "vm", Small).ShouldNotContain("currentMemory");

    [Fact]
    public void An_agent_channel_that_is_there_is_not_doubled()
    {
        const string Channel = "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>";

        XElement.Parse(DefinitionBuilder.Build(Sample.Machine(devices: Channel), "vm", Small)).Descendants("channel").Count().ShouldBe(1);
    }

    [Fact]
    public void Only_QEMU_gets_an_agent_channel() =>
        DefinitionBuilder.Build(Sample.Machine(type: "test"), "vm", Small).ShouldNotContain("channel");

    [Fact]
    public void The_rest_of_the_definition_is_kept()
    {
        var xml = DefinitionBuilder.Build(Sample.Inactive, "vm", Small with { Devices = [] });

        xml.ShouldContain("passwd=\"s3cret\"");
        xml.ShouldContain("<qemu:env name=\"HP\" value=\"1\" />");
    }

    [Fact]
    public void D9_spare_root_ports_are_added_to_what_libvirt_made_of_a_definition_without_any()
    {
        var extended = DefinitionBuilder.WithSpareRootPorts(Sample.Machine(), Sample.Inactive)!;

        DomainXmlReader.ReadConfigured(Sample.Inactive).Traits.FreeRootPorts.ShouldBe(0);
        XElement.Parse(extended).Descendants("controller").Count(c => c.Attribute("model")?.Value == "pcie-root-port").ShouldBe(3 + DefinitionBuilder.SpareRootPorts);
    }

    [Fact]
    public void D9_root_ports_that_the_user_gave_are_the_users_choice() =>
        DefinitionBuilder.WithSpareRootPorts(Sample.Inactive, Sample.Inactive).ShouldBeNull();

    [Fact]
    public void D9_a_machine_without_PCIe_gets_none() =>
        DefinitionBuilder.WithSpareRootPorts(Sample.Machine(machine: "pc"), Sample.Machine(machine: "pc-i440fx-7.2")).ShouldBeNull();

    [Theory]
    [InlineData("<domain><os><nvram>/var/vm.fd</nvram></os></domain>", true)]
    [InlineData("<domain><os><nvram type='file'><source file='/var/vm.fd'/></nvram></os></domain>", true)]
    [InlineData("<domain><os><nvram template='/usr/share/x.fd'/></os></domain>", false)]
    [InlineData("<domain/>", false)]
    public void Firmware_variables_in_a_file_of_the_users_are_known(string definition, bool named) =>
        DefinitionBuilder.NamesNvram(definition).ShouldBe(named);
}
