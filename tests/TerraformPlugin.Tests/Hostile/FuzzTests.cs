using HotplugIac.Fuzzing;
using Xunit.Abstractions;

namespace TerraformPlugin.Tests.Hostile;

/// <summary>What Terraform sends or has stored is read or refused, and what is read is written the same.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, TfType> Attributes = new()
    {
        ["name"] = TfType.String,
        ["vcpus"] = TfType.Number,
        ["force_stop"] = TfType.Bool,
        ["any"] = TfType.Dynamic,
        ["cells"] = TfType.List(TfType.Object(new Dictionary<string, TfType> { ["cpus"] = TfType.String, ["distances"] = TfType.List(TfType.Number) })),
        ["lines"] = TfType.Map(TfType.String),
        ["pair"] = TfType.Tuple(TfType.Bool, TfType.Set(TfType.Number)),
    };

    private static readonly TfType Type = TfType.Object(Attributes);

    [Fact]
    public Task A_messagepack_value_is_read_or_refused_and_comes_back_the_same() => new Fuzzer("MessagePack", [.. Seeds(), .. Corpus.Of("messagepack")], Grammar.Binary.With("name", "vcpus", "any", "1e4096", "-0", "[\"list\",", "\"dynamic\"")).RunAsync(
        bytes =>
        {
            try
            {
                var value = TfMsgPack.Decode(bytes, Type);
                TfMsgPack.Decode(TfMsgPack.Encode(value, Type), Type).ShouldBe(value);
                return true;
            }
            catch (TfCodecException)
            {
                return false;
            }
        },
        output);

    [Fact]
    public Task A_type_is_read_or_refused_and_comes_back_the_same() => new Fuzzer("cty type", Corpus.Of("types"), Grammar.Json.With("\"list\"", "\"set\"", "\"map\"", "\"tuple\"", "\"object\"", "\"dynamic\"", "[\"list\",\"bool\"]")).RunAsync(
        bytes =>
        {
            try
            {
                var type = TfTypeJson.Parse(bytes);
                TfTypeJson.Parse(TfTypeJson.Write(type)).ShouldBe(type);
                return true;
            }
            catch (TfCodecException)
            {
                return false;
            }
        },
        output);

    [Fact]
    public Task A_stored_state_is_read_or_refused() => new Fuzzer("cty JSON", Corpus.Of("state"), Grammar.Json.With("\"type\":\"number\"", "\"value\":")).RunAsync(
        bytes =>
        {
            try
            {
                var value = TfJson.Decode(TfJson.Parse(bytes), Type);
                TfMsgPack.Decode(TfMsgPack.Encode(value, Type), Type).ShouldBe(value);
                return true;
            }
            catch (TfCodecException)
            {
                return false;
            }
        },
        output);

    private static IEnumerable<byte[]> Seeds()
    {
        var full = new TfObject(new Dictionary<string, TfValue>
        {
            ["name"] = "web",
            ["vcpus"] = TfNumber.Parse("0.1"),
            ["force_stop"] = true,
            ["any"] = new TfDynamic(TfType.List(TfType.Number), new TfList([1, TfUnknown.Instance])),
            ["cells"] = new TfList([new TfObject(new Dictionary<string, TfValue> { ["cpus"] = "0-3", ["distances"] = new TfList([10, 20]) })]),
            ["lines"] = new TfMap(new Dictionary<string, TfValue> { ["vcpus"] = "2 → 4", ["memory"] = TfNull.Instance }),
            ["pair"] = new TfList([false, new TfList([TfNumber.Parse("1e100")])]),
        });
        yield return TfMsgPack.Encode(full, Type);
        yield return TfMsgPack.Encode(new TfObject(Attributes.Keys.ToDictionary(name => name, TfValue (_) => TfUnknown.Instance)), Type);
        yield return TfMsgPack.Encode(TfNull.Instance, Type);
    }
}
