using System.Text.Json;

namespace TerraformPlugin.Tests.Codec;

public sealed class TfJsonTests
{
    private static readonly TfType Note = TfType.Object(new Dictionary<string, TfType>
    {
        ["text"] = TfType.String,
        ["size"] = TfType.Number,
        ["tags"] = TfType.Map(TfType.String),
        ["any"] = TfType.Dynamic,
    });

    [Fact]
    public void A_state_is_read_with_its_numbers_exact()
    {
        var state = Decode("""{"text":"a","size":0.1,"tags":{"k":"v"},"any":null}""");

        state.ShouldBe(new TfObject(new Dictionary<string, TfValue>
        {
            ["text"] = "a",
            ["size"] = TfNumber.Parse("0.1"),
            ["tags"] = new TfMap(new Dictionary<string, TfValue> { ["k"] = "v" }),
        }));
    }

    [Fact]
    public void Attributes_that_came_or_went_do_not_matter()
    {
        var state = (TfObject)Decode("""{"text":"a","gone":[1,2]}""");

        state["text"].ShouldBe(new TfString("a"));
        state["size"].ShouldBe(TfNull.Instance);
        state.Attributes.Keys.ShouldNotContain("gone");
    }

    [Theory]
    [InlineData("""{"any":{"value":["x"],"type":["list","string"]}}""")]
    [InlineData("""{"any":{"type":["list","string"],"value":["x"]}}""")]
    public void A_dynamic_value_may_name_its_type_last(string json) =>
        ((TfObject)Decode(json))["any"].ShouldBe(new TfDynamic(TfType.List(TfType.String), new TfList(["x"])));

    [Theory]
    [InlineData("""{"text":5}""")]
    [InlineData("""{"size":"many"}""")]
    [InlineData("""{"tags":["a"]}""")]
    [InlineData("""{"any":"x"}""")]
    [InlineData("""["text"]""")]
    [InlineData("""{"text":"\ud800"}""")]
    public void A_state_that_does_not_fit_is_refused(string json) => Should.Throw<TfCodecException>(() => Decode(json));

    [Fact]
    public void A_number_may_be_stored_as_text() =>
        ((TfObject)Decode("""{"size":"12345678901234567890123"}"""))["size"].ShouldBe(TfNumber.Parse("12345678901234567890123"));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    public void What_is_no_json_is_refused(string json) =>
        Should.Throw<TfCodecException>(() => TfJson.Parse(System.Text.Encoding.UTF8.GetBytes(json)));

    private static TfValue Decode(string json)
    {
        using var document = JsonDocument.Parse(json);
        return TfJson.Decode(document.RootElement, Note);
    }
}
