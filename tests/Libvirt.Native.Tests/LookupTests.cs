namespace Libvirt.Native.Tests;

public class LookupTests
{
    [Fact]
    public void A_domain_is_found_by_name_and_by_uuid()
    {
        using var host = new TestHypervisor();
        using var defined = host.Define("one");

        using var byName = host.Connection.LookupByName("one");
        using var byUuid = host.Connection.LookupByUuid(defined.Uuid);
        using var maybeByName = host.Connection.TryLookupByName("one").ShouldNotBeNull();
        using var maybeByUuid = host.Connection.TryLookupByUuid(defined.Uuid).ShouldNotBeNull();

        new[] { byName, byUuid, maybeByName, maybeByUuid }.ShouldAllBe(d => d.Name == "one" && d.Uuid == defined.Uuid);
    }

    [Fact]
    public void A_miss_is_an_exception_or_null_as_the_caller_wishes()
    {
        using var host = new TestHypervisor();

        var byName = Should.Throw<LibvirtException>(() => host.Connection.LookupByName("nobody"));
        var byUuid = Should.Throw<LibvirtException>(() => host.Connection.LookupByUuid(Guid.NewGuid()));

        byName.Code.ShouldBe(LibvirtErrorCode.NoDomain);
        byName.Domain.ShouldBe(LibvirtErrorDomain.Test);
        byName.Level.ShouldBe(LibvirtErrorLevel.Error);
        byName.Message.ShouldNotBeNullOrWhiteSpace();
        byName.Function.ShouldBe("virDomainLookupByName");
        byUuid.Code.ShouldBe(LibvirtErrorCode.NoDomain);
        byUuid.Function.ShouldBe("virDomainLookupByUUID");
        host.Connection.TryLookupByName("nobody").ShouldBeNull();
        host.Connection.TryLookupByUuid(Guid.NewGuid()).ShouldBeNull();
    }

    [Fact]
    public void A_list_holds_all_domains_or_those_that_pass_the_filter()
    {
        using var host = new TestHypervisor();
        using var off = host.Define("off");
        using var on = host.Start("on");

        using var all = host.Connection.ListAllDomains();
        using var running = host.Connection.ListAllDomains(ListDomainsFlags.Running);
        using var inactive = host.Connection.ListAllDomains(ListDomainsFlags.Inactive);
        using var none = host.Connection.ListAllDomains(ListDomainsFlags.Transient);

        all.Select(d => d.Name).ShouldBe(["off", "on"], ignoreOrder: true);
        running.Select(d => d.Uuid).ShouldBe([on.Uuid]);
        inactive.Select(d => d.Uuid).ShouldBe([off.Uuid]);
        none.ShouldBeEmpty();
    }

    [Fact]
    public void Domains_of_a_disposed_list_refuse_calls_and_keep_their_names()
    {
        using var host = new TestHypervisor();
        host.Define("one").Dispose();

        var list = host.Connection.ListAllDomains();
        list.Dispose();

        list[0].Name.ShouldBe("one");
        Should.Throw<ObjectDisposedException>(() => list[0].GetXml()).ObjectName.ShouldBe(typeof(LibvirtDomain).FullName);
    }
}
