using System.Diagnostics;
using System.Text;

namespace TerraformPlugin.Tests.Hostile;

/// <summary>Values that are meant to do harm: refused in bounded time and memory.</summary>
public sealed class HostileValueTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("DDFFFFFFFF")]
    [InlineData("DD7FFFFFFF")]
    [InlineData("DFFFFFFFFF")]
    [InlineData("DBFFFFFFFF")]
    [InlineData("C6FFFFFFFF")]
    [InlineData("C9FFFFFFFF00")]
    public void A_length_that_is_only_announced_makes_no_room(string hex)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        foreach (var type in new[] { TfType.List(TfType.String), TfType.Map(TfType.String), TfType.String, TfType.Dynamic })
        {
            Should.Throw<TfCodecException>(() => TfMsgPack.Decode(Convert.FromHexString(hex), type));
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void Lists_in_lists_that_each_announce_as_many_items_as_there_are_bytes_make_no_room()
    {
        const int Depth = 60;
        var type = Enumerable.Range(0, Depth).Aggregate(TfType.String, (element, _) => TfType.List(element));
        var padding = Enumerable.Repeat((byte)0xC0, 1 << 20);
        byte[] bytes = [.. Enumerable.Repeat(new byte[] { 0xDD, 0x00, 0x0F, 0x00, 0x00 }, Depth).SelectMany(b => b), .. padding];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Should.Throw<TfCodecException>(() => TfMsgPack.Decode(bytes, type));

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 << 20);
    }

    [Fact]
    public void A_number_of_a_million_digits_is_refused_at_once()
    {
        var begun = Stopwatch.GetTimestamp();
        var digits = Encoding.ASCII.GetBytes(new string('9', 1_000_000));

        Should.Throw<TfCodecException>(() => TfMsgPack.Decode([0xDB, 0x00, 0x0F, 0x42, 0x40, .. digits], TfType.Number)).Message.Length.ShouldBeLessThan(200);

        Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(Bound);
    }

    [Fact]
    public void A_key_of_a_megabyte_is_not_repeated_in_the_message()
    {
        var key = new string('k', 1 << 20);
        var map = TfMsgPack.Encode(new TfMap(new Dictionary<string, TfValue> { [key] = true }), TfType.Map(TfType.Bool));

        Should.Throw<TfCodecException>(() => TfMsgPack.Decode(map, TfType.Object(new Dictionary<string, TfType> { ["a"] = TfType.Bool }))).Message.Length.ShouldBeLessThan(200);
        Should.Throw<TfCodecException>(() => TfTypeJson.Parse(Encoding.UTF8.GetBytes($"\"{key}\""))).Message.Length.ShouldBeLessThan(200);
    }

    [Theory]
    [InlineData("\u0000")]
    [InlineData("{\"a\":")]
    [InlineData("{\"value\":1}")]
    [InlineData("{\"type\":[\"list\"],\"value\":[]}")]
    [InlineData("{\"type\":\"number\",\"value\":1e9999999999}")]
    [InlineData("{\"type\":\"number\",\"value\":NaN}")]
    [InlineData("{\"type\":\"string\",\"value\":\"\\ud800\"}")]
    public void Stored_json_that_is_no_value_is_refused(string json) =>
        Should.Throw<TfCodecException>(() => TfJson.Decode(TfJson.Parse(Encoding.UTF8.GetBytes(json)), TfType.Dynamic));

    [Fact]
    public void Stored_json_that_nests_without_end_is_refused_before_the_stack_ends() =>
        Should.Throw<TfCodecException>(() => TfJson.Parse(Encoding.UTF8.GetBytes(new string('[', 1_000_000))));
}
