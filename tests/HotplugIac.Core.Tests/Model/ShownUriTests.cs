using HotplugIac.Core.Model;

namespace HotplugIac.Core.Tests.Model;

public class ShownUriTests
{
    [Theory]
    [InlineData("qemu:///system", "qemu:///system")]
    [InlineData("qemu+ssh://me@host/system", "qemu+ssh://me@host/system")]
    [InlineData("qemu+ssh://me:geheim@host:22/system?no_tty=1", "qemu+ssh://me@host:22/system?no_tty=1")]
    [InlineData("qemu+tcp://me:a@b:c@host/system", "qemu+tcp://me@host/system")]
    [InlineData("qemu+tls://host/system?x=a:b@c", "qemu+tls://host/system?x=a:b@c")]
    [InlineData("nonsense", "nonsense")]
    public void A_password_is_never_shown(string uri, string shown) => ShownUri.Of(uri).ShouldBe(shown);
}
