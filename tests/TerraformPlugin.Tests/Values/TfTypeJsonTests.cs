using System.Text;
using System.Text.Json;

namespace TerraformPlugin.Tests.Values;

public sealed class TfTypeJsonTests
{
    [Theory]
    [InlineData("\"string\"")]
    [InlineData("\"number\"")]
    [InlineData("\"bool\"")]
    [InlineData("\"dynamic\"")]
    [InlineData("[\"list\",\"string\"]")]
    [InlineData("[\"set\",[\"map\",\"number\"]]")]
    [InlineData("[\"tuple\",[\"string\",[\"list\",\"bool\"]]]")]
    [InlineData("[\"tuple\",[]]")]
    [InlineData("[\"object\",{\"a\":\"string\",\"b\":[\"object\",{}]}]")]
    public void A_type_comes_back_as_it_was_written(string json) =>
        Encoding.UTF8.GetString(TfTypeJson.Parse(Encoding.UTF8.GetBytes(json)).ToJsonBytes()).ShouldBe(json);

    [Fact]
    public void Optional_attributes_of_an_object_type_are_read_over() =>
        TfTypeJson.Parse("[\"object\",{\"a\":\"string\"},[\"a\"]]"u8)
            .ShouldBe(TfType.Object(new Dictionary<string, TfType> { ["a"] = TfType.String }));

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("[\"list\"]")]
    [InlineData("[\"object\",[]]")]
    [InlineData("[\"tuple\",{}]")]
    [InlineData("\"string\" \"string\"")]
    [InlineData("[\"list\",")]
    public void What_is_no_type_is_refused(string json) =>
        Should.Throw<TfCodecException>(() => TfTypeJson.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_type_that_nests_without_end_is_refused()
    {
        var json = string.Concat(Enumerable.Repeat("[\"list\",", 100_000)) + "\"string\"";

        Should.Throw<TfCodecException>(() => TfTypeJson.Parse(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void A_schema_implies_the_type_of_its_objects()
    {
        var schema = new TfSchema(
        [
            new TfAttribute("name") { Type = TfType.String },
            new TfAttribute("disk") { Nested = new TfNested(TfNestingMode.List, [new TfAttribute("size") { Type = TfType.Number }]) },
            new TfAttribute("one") { Nested = new TfNested(TfNestingMode.Single, [new TfAttribute("on") { Type = TfType.Bool }]) },
        ]);

        JsonDocument.Parse(schema.ImpliedType.ToJsonBytes()).RootElement.GetRawText().ShouldBe(
            """["object",{"disk":["list",["object",{"size":"number"}]],"name":"string","one":["object",{"on":"bool"}]}]""");
    }

    [Fact]
    public void An_attribute_without_a_type_is_a_mistake_with_a_name() =>
        Should.Throw<InvalidOperationException>(() => new TfSchema([new TfAttribute("size")]).ImpliedType).Message.ShouldContain("size");
}
