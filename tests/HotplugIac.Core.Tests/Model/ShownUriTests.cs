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
    [InlineData("qemu+ssh://host/system?keyfile=/k&password=geheim&no_tty=1", "qemu+ssh://host/system?keyfile=/k&password=(hidden)&no_tty=1")]
    [InlineData("qemu+libssh2://host/system?sshPasswd=geheim;token=a", "qemu+libssh2://host/system?sshPasswd=(hidden);token=(hidden)")]
    public void A_password_is_never_shown(string uri, string shown) => ShownUri.Of(uri).ShouldBe(shown);

    [Fact]
    public void What_is_hidden_is_known_with_and_without_escapes() =>
        ShownUri.Secrets("qemu+ssh://me:ge%20heim@host/system?password=x%2By").ShouldBe(["ge%20heim", "ge heim", "x%2By", "x+y"]);

    [Fact]
    public void Thousands_of_secrets_are_hidden_in_one_pass()
    {
        var uri = "qemu://host/system?" + string.Concat(Enumerable.Repeat("password=geheim&", 10_000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var shown = ShownUri.Of(uri);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4 << 20);
        shown.ShouldBe("qemu://host/system?" + string.Concat(Enumerable.Repeat("password=(hidden)&", 10_000)));
    }
}
