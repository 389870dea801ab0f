using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Libvirt.Tests.Xml;

/// <summary>Calls of libvirt that are there and prove nothing (RULEBOOK E, D11): the backend as it was compiled refers to none of them.</summary>
public class AvoidedCallsTests
{
    [Fact]
    public void What_the_backend_does_call_is_seen() => Members().ShouldContain("LibvirtDomain.DetachDevice");

    [Fact]
    public void E_detach_by_alias_is_asynchronous_and_always_rc_0_so_devices_are_detached_by_their_XML() =>
        Members().ShouldNotContain("LibvirtDomain.DetachDeviceAlias");

    [Fact]
    public void E_events_have_other_names_than_devices_or_never_come_so_none_is_subscribed_to() =>
        Members().Where(m => m.Contains("Event.", StringComparison.Ordinal) || m.Contains(".Register", StringComparison.Ordinal) || m.Contains("Subscri", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void D11_a_guest_reboot_applies_nothing_so_none_is_ever_asked_for() =>
        Members().Where(m => m is "LibvirtDomain.Reboot" or "LibvirtDomain.Reset").ShouldBeEmpty();

    [Fact]
    public void A1_single_vcpu_ids_are_not_idempotent_so_numbers_are_set_and_never_ids()
    {
        Members().ShouldContain("LibvirtDomain.SetVcpus");
        Members().ShouldNotContain("LibvirtDomain.SetVcpu");
    }

    [Fact]
    public void A4_4_no_guest_reboot_is_turned_into_a_stop_that_nobody_asked_for() =>
        Members().ShouldNotContain("LibvirtDomain.SetLifecycleAction");

    /// <summary>Members of other assemblies that the backend refers to, as <c>Type.Member</c>.</summary>
    private static HashSet<string> Members()
    {
        using var file = new PEReader(File.OpenRead(typeof(DomainXmlReader).Assembly.Location));
        var metadata = file.GetMetadataReader();
        return [.. metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => $"{metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)m.Parent).Name)}.{metadata.GetString(m.Name)}")];
    }
}
