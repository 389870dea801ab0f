using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Guests;

namespace HotplugIac.Libvirt.Tests.Guests;

public class GuestReaderTests
{
    private const string Vcpus = """{"return":[{"logical-id":2,"online":false,"can-offline":true},{"logical-id":0,"online":true,"can-offline":false},{"logical-id":1,"online":false}]}""";
    private const string Block = """{"return":{"size":134217728}}""";
    private const string Blocks = """{"return":[{"phys-index":0,"online":true},{"phys-index":33,"online":false},{"phys-index":32,"online":false}]}""";
    private const string Unknown = """{"error":{"class":"CommandNotFound","desc":"The command has not been found"}}""";

    [Fact]
    public void What_is_offline_is_told_in_order() =>
        Read(Vcpus, Block, Blocks).ShouldBe(new GuestView(3, [1, 2], 3, [32, 33], ByteSize.FromMiB(128)));

    [Fact]
    public void An_old_agent_that_does_not_know_memory_blocks_tells_its_vcpus()
    {
        Read(Vcpus, Unknown, Unknown).ShouldBe(new GuestView(3, [1, 2], 0, [], ByteSize.Zero));
        Read(Vcpus, Unknown, Blocks).ShouldBe(new GuestView(3, [1, 2], 0, [], ByteSize.Zero));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"return":null}""")]
    [InlineData("""{"return":[1,null,{"logical-id":"x","online":true},{"logical-id":0},{"logical-id":-1,"online":false},{"logical-id":1,"online":"no"}]}""")]
    [InlineData("""{"return":{"size":-1}}""")]
    public void A_guest_is_not_trusted_to_make_sense(string answer) =>
        Read(answer, answer, answer).ShouldBe(new GuestView(0, [], 0, [], ByteSize.Zero));

    private static GuestView? Read(string vcpus, string block, string blocks) => GuestReader.Read(new GuestAgent(command =>
        command.Contains("guest-get-vcpus", StringComparison.Ordinal) ? vcpus
        : command.Contains("guest-get-memory-block-info", StringComparison.Ordinal) ? block
        : blocks));
}
