using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Guests;

namespace HotplugIac.Libvirt.Tests.Hostile;

/// <summary>A guest answers through its agent what it likes.</summary>
public sealed class HostileGuestTests
{
    [Theory]
    [InlineData("""{"return":{"buf-b64":5}}""")]
    [InlineData("""{"return":{"buf-b64":null}}""")]
    [InlineData("""{"return":{"buf-b64":{}}}""")]
    [InlineData("""{"return":{"buf-b64":"%%%"}}""")]
    [InlineData("""{"return":{"buf-b64":"\ud800"}}""")]
    public void A_file_that_is_no_text_is_one_that_cannot_be_read(string answer) =>
        GuestFiles.Read(new GuestAgent(command => command.Contains("open", StringComparison.Ordinal) ? """{"return":1}""" : answer), "/x").ShouldBeNull();

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("1099511627777")]
    [InlineData("18446744073709551616")]
    [InlineData("1e99")]
    public void A_memory_block_that_no_kernel_has_is_not_known(string size) =>
        GuestReader.Read(new GuestAgent(_ => $$"""{"return": {"size": {{size}} } }"""))!.BlockSize.ShouldBe(ByteSize.Zero);

    [Fact]
    public void An_answer_that_nests_without_end_is_none()
    {
        var answer = $"{{\"return\":{new string('[', 100_000)}";

        GuestReader.Read(new GuestAgent(_ => answer)).ShouldBe(new GuestView(0, [], 0, [], ByteSize.Zero));
    }
}
