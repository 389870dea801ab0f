using HotplugIac.Libvirt;

namespace HotplugIac.Hosting.Tests;

public sealed class HypervisorTableTests
{
    [Theory]
    [InlineData("qemu:///system")]
    [InlineData("qemu+ssh://host/system")]
    [InlineData("test:///default")]
    public async Task Libvirt_uris_go_to_libvirt_without_connecting(string uri)
    {
        await using var hypervisor = new HypervisorTable().Create(uri);

        hypervisor.ShouldBeOfType<LibvirtHypervisor>();
        HypervisorTable.Knows(uri).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("qemu")]
    [InlineData("vbox:///session")]
    [InlineData("://")]
    public void Other_uris_are_nobodys(string uri)
    {
        new HypervisorTable().Create(uri).ShouldBeNull();
        HypervisorTable.Knows(uri).ShouldBeFalse();
    }
}
