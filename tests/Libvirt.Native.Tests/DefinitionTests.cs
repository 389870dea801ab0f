using System.Xml.Linq;

namespace Libvirt.Native.Tests;

public class DefinitionTests
{
    [Fact]
    public void A_defined_domain_is_persistent_off_and_has_no_id()
    {
        using var host = new TestHypervisor();
        var uuid = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");

        using var domain = host.Define("one", uuid);

        domain.Name.ShouldBe("one");
        domain.Uuid.ShouldBe(uuid, "UUID bytes travel in the order in which they are written");
        XElement.Parse(domain.GetXml()).Element("uuid")!.Value.ShouldBe(uuid.ToString());
        domain.Id.ShouldBeNull();
        domain.IsActive().ShouldBeFalse();
        domain.IsPersistent().ShouldBeTrue();
        domain.HasManagedSave().ShouldBeFalse();
        domain.GetState().ShouldBe(new DomainStateInfo(DomainState.ShutOff, (int)DomainShutOffReason.Unknown));
        domain.ToString().ShouldBe($"one ({uuid})");
    }

    [Fact]
    public void Redefining_a_running_domain_changes_the_next_boot_only()
    {
        using var host = new TestHypervisor();
        using var running = host.Start("one");

        using var redefined = host.Connection.DefineXml(TestHypervisor.Xml("one", running.Uuid, vcpus: 4, maxVcpus: 16));

        MaximumIn(running.GetXml()).ShouldBe("8");
        MaximumIn(running.GetXml(DomainXmlFlags.Inactive | DomainXmlFlags.Secure)).ShouldBe("16");
        running.GetVcpus(DomainVcpuFlags.Live).ShouldBe(2);
        running.GetVcpus(DomainVcpuFlags.Config).ShouldBe(4);

        running.Destroy();
        running.Create();
        MaximumIn(running.GetXml()).ShouldBe("16");
    }

    [Fact]
    public void Secrets_are_in_the_secure_description_only()
    {
        using var host = new TestHypervisor();
        var xml = TestHypervisor.Xml(
            "one", Guid.NewGuid(), inner: "<devices><graphics type='vnc' port='5901' passwd='letmein'/></devices>");

        using var domain = host.Connection.DefineXml(xml);

        domain.GetXml().ShouldNotContain("letmein");
        domain.GetXml(DomainXmlFlags.Secure).ShouldContain("passwd='letmein'");
    }

    [Fact]
    public void Text_outside_ascii_survives_both_ways()
    {
        using var host = new TestHypervisor();

        using var domain = host.Define("größe-机器-🐧");

        domain.Name.ShouldBe("größe-机器-🐧");
        using var found = host.Connection.LookupByName("größe-机器-🐧");
        found.Uuid.ShouldBe(domain.Uuid);
        XElement.Parse(domain.GetXml()).Element("name")!.Value.ShouldBe("größe-机器-🐧");
    }

    [Fact]
    public void A_transient_domain_is_gone_when_it_stops()
    {
        using var host = new TestHypervisor();
        using var domain = host.Connection.CreateXml(TestHypervisor.Xml("passing", Guid.NewGuid()));

        domain.IsActive().ShouldBeTrue();
        domain.IsPersistent().ShouldBeFalse();
        domain.Destroy();

        host.Connection.TryLookupByUuid(domain.Uuid).ShouldBeNull();
        Should.Throw<LibvirtException>(() => domain.GetXml()).Code.ShouldBe(LibvirtErrorCode.NoDomain);
    }

    [Fact]
    public void Undefining_a_running_domain_makes_it_transient()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start();

        domain.Undefine();

        domain.IsActive().ShouldBeTrue();
        domain.IsPersistent().ShouldBeFalse();
    }

    [Fact]
    public void Validation_refuses_what_a_plain_definition_ignores()
    {
        using var host = new TestHypervisor();
        var xml = TestHypervisor.Xml("one", Guid.NewGuid(), inner: "<nosuchelement/>");

        host.Connection.DefineXml(xml).Dispose();

        Should.Throw<LibvirtException>(() => host.Connection.DefineXml(xml, DomainDefineFlags.Validate))
            .Code.ShouldBe(LibvirtErrorCode.XmlInvalidSchema);
    }

    [Fact]
    public void Autostart_is_kept()
    {
        using var host = new TestHypervisor();
        using var domain = host.Define();

        domain.GetAutostart().ShouldBeFalse();
        domain.SetAutostart(true);
        domain.GetAutostart().ShouldBeTrue();
    }

    private static string MaximumIn(string xml) => XElement.Parse(xml).Element("vcpu")!.Value;
}
