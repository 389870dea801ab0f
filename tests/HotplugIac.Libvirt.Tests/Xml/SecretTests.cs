using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Xml;

/// <summary>Each place of a definition that can hold a secret has one, which begins with the same word.</summary>
public class SecretTests
{
    private const string Secret = "geheim";

    private const string Planted =
        """
        <domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
          <!-- geheim-comment -->
          <name>web</name><uuid>6f0d6b1c-5f0f-4d52-8d39-0f4b8d1f6f10</uuid>
          <title>geheim-title</title><description>geheim-description</description>
          <metadata><app:x xmlns:app='urn:x' key='geheim-attribute'>geheim-metadata</app:x></metadata>
          <memory unit='GiB'>1<!-- geheim-inner --></memory><maxMemory slots='16' unit='GiB'>8</maxMemory><vcpu current='1'>2</vcpu>
          <memoryBacking><source type='memfd'/></memoryBacking>
          <os><type arch='x86_64' machine='q35'>hvm</type><kernel>/geheim-kernel</kernel><cmdline>console=ttyS0 token=geheim-cmdline</cmdline></os>
          <sysinfo type='fwcfg'><entry name='opt/com.coreos/config'>geheim-ignition</entry></sysinfo>
          <devices>
            <emulator>/usr/bin/qemu-system-x86_64</emulator>
            <disk type='network' device='disk'><auth username='geheim-user'><secret type='iscsi' usage='geheim-usage'/></auth><source protocol='https' query='a=geheim-query'><cookies><cookie name='c'>geheim-cookie</cookie></cookies></source></disk>
            <controller type='pci' index='1' model='pcie-root-port'><target chassis='1'/><address type='pci' bus='0x00' slot='0x02'/></controller>
            <channel type='unix'><source path='/geheim-path'/><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
            <memory model='dimm'><source><path>/geheim-dimm</path></source><target><size unit='KiB'>1048576</size></target></memory>
            <graphics type='vnc' passwd='geheim-vnc'><listen type='address' address='geheim-listen'/></graphics>
          </devices>
          <qemu:commandline><qemu:arg value='-fw_cfg'/><qemu:arg value='name=opt/x,string=geheim-argument'/><qemu:env name='TOKEN' value='geheim-env'/></qemu:commandline>
        </domain>
        """;

    [Fact]
    public void What_is_shown_of_a_machine_has_no_secret_and_all_that_memory_rests_on()
    {
        var shown = ShownDomain.Of(Planted);

        shown.ShouldNotContain(Secret);
        foreach (var kept in (string[])["<name>web</name>", "slots=\"16\"", "current=\"1\"", "memfd", "machine=\"q35\"", "pcie-root-port", "slot=\"0x02\"", "1048576", "org.qemu.guest_agent.0", "<graphics type=\"vnc\""])
        {
            shown.ShouldContain(kept);
        }
    }

    [Theory]
    [InlineData("internal error: process exited while connecting to monitor: qemu-system-x86_64: -fw_cfg name=opt/x,string=geheim-argument: duplicate fw_cfg")]
    [InlineData("qemu-system-x86_64: Parameter 'string' has 'geheim-argument'")]
    [InlineData("XML error: cannot parse passwd 'geheim-vnc'")]
    [InlineData("operation failed: geheim-metadata geheim-ignition geheim-cmdline geheim-env a=geheim-query geheim-cookie")]
    public void What_libvirt_and_QEMU_repeat_of_a_definition_is_taken_out_of_their_errors(string error)
    {
        var shown = SecretWords.OfDomain(Planted).Hide(error);

        shown.ShouldNotContain(Secret);
        shown.ShouldContain("(hidden)");
    }

    [Fact]
    public void An_error_about_the_machine_by_its_name_stays_readable() =>
        SecretWords.OfDomain(Planted.Replace("geheim-title", "web", StringComparison.Ordinal)).Hide("domain web is not running").ShouldBe("domain web is not running");

    [Theory]
    [InlineData("<domain><graphics passwd=geheim/></domain>")]
    [InlineData("<domain><graphics passwd='a&geheim;'/></domain>")]
    [InlineData("<domain><graphics passwd='a' geheim></domain>")]
    public void A_parser_that_stumbles_over_a_password_does_not_quote_it(string xml)
    {
        var failure = Should.Throw<DomainXmlException>(() => DomainDocument.Parse(xml));

        failure.ToString().ShouldNotContain(Secret);
        failure.Line.ShouldBe(1);
    }
}
