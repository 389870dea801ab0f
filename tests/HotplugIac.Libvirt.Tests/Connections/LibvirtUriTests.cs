using HotplugIac.Libvirt.Connections;

namespace HotplugIac.Libvirt.Tests.Connections;

public class LibvirtUriTests
{
    [Theory]
    [InlineData("qemu:///system", true)]
    [InlineData("qemu:///session", true)]
    [InlineData("qemu+unix:///system?socket=/run/other.sock", true)]
    [InlineData("test:///default", true)]
    [InlineData("qemu:///embed?root=/tmp/x", false)]
    [InlineData("qemu:///embed", false)]
    [InlineData("qemu:///embedded", true)]
    [InlineData("qemu+ssh://host/system", false)]
    [InlineData("qemu+ssh:///system", false)]
    [InlineData("qemu+tls:///system", false)]
    [InlineData("qemu://host/system", false)]
    [InlineData("qemu+unix://host/system", false)]
    [InlineData("an-alias-of-libvirt.conf", false)]
    [InlineData("", false)]
    public void A_socket_of_this_host_is_local(string uri, bool isLocal) => LibvirtUri.IsLocal(uri).ShouldBe(isLocal);
}
