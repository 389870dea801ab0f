namespace TerraformPlugin.Tests.Codec;

/// <summary>Vectors: the formats of the MessagePack specification, used as Terraform's object wire format prescribes.</summary>
public sealed class TfMsgPackTests
{
    public static TheoryData<TfValue, TfType, string> Canonical() => new()
    {
        { TfNull.Instance, TfType.String, "C0" },
        { TfUnknown.Instance, TfType.String, "D40000" },
        { TfUnknown.Instance, TfType.Dynamic, "D40000" },
        { TfBool.True, TfType.Bool, "C3" },
        { TfBool.False, TfType.Bool, "C2" },
        { "", TfType.String, "A0" },
        { "abc", TfType.String, "A3616263" },
        { "ü", TfType.String, "A2C3BC" },
        { new string('a', 32), TfType.String, "D920" + Repeat("61", 32) },
        { new string('a', 256), TfType.String, "DA0100" + Repeat("61", 256) },
        { new string('a', 65536), TfType.String, "DB00010000" + Repeat("61", 65536) },
        { 5, TfType.Number, "A135" },
        { TfNumber.Parse("0.1"), TfType.Number, "A3302E31" },
        { TfList.Empty, TfType.List(TfType.String), "90" },
        { new TfList(["a", "b"]), TfType.Set(TfType.String), "92A161A162" },
        { new TfList(Enumerable.Repeat((TfValue)true, 16).ToList()), TfType.List(TfType.Bool), "DC0010" + Repeat("C3", 16) },
        { new TfList(Enumerable.Repeat((TfValue)true, 65536).ToList()), TfType.List(TfType.Bool), "DD00010000" + Repeat("C3", 65536) },
        { new TfList(["a", true]), TfType.Tuple(TfType.String, TfType.Bool), "92A161C3" },
        { Map(("b", true), ("a", false)), TfType.Map(TfType.Bool), "82A161C2A162C3" },
        { Object(("b", true)), ObjectType(("b", TfType.Bool), ("a", TfType.String)), "82A161C0A162C3" },
        { new TfDynamic(TfType.String, "x"), TfType.Dynamic, "92C40822737472696E6722A178" },
        { new TfDynamic(TfType.Bool, TfUnknown.Instance), TfType.Dynamic, "92C40622626F6F6C22D40000" },
    };

    [Theory]
    [MemberData(nameof(Canonical))]
    public void A_value_is_written_the_way_terraform_writes_it(TfValue value, TfType type, string hex) =>
        Convert.ToHexString(TfMsgPack.Encode(value, type)).ShouldBe(hex);

    [Theory]
    [MemberData(nameof(Canonical))]
    public void A_value_is_read_the_way_terraform_writes_it(TfValue value, TfType type, string hex) =>
        TfMsgPack.Decode(Convert.FromHexString(hex), type).ShouldBe(value);

    [Theory]
    [InlineData("00", "0")]
    [InlineData("7F", "127")]
    [InlineData("FF", "-1")]
    [InlineData("E0", "-32")]
    [InlineData("CCFF", "255")]
    [InlineData("CDFFFF", "65535")]
    [InlineData("CEFFFFFFFF", "4294967295")]
    [InlineData("CFFFFFFFFFFFFFFFFF", "18446744073709551615")]
    [InlineData("D080", "-128")]
    [InlineData("D18000", "-32768")]
    [InlineData("D280000000", "-2147483648")]
    [InlineData("D38000000000000000", "-9223372036854775808")]
    [InlineData("CA3F000000", "0.5")]
    [InlineData("CB3FE0000000000000", "0.5")]
    [InlineData("A4312E3530", "1.5")]
    public void Every_number_format_is_read(string hex, string expected) =>
        TfMsgPack.Decode(Convert.FromHexString(hex), TfType.Number).ShouldBe(TfNumber.Parse(expected));

    [Theory]
    [InlineData("D40000")]
    [InlineData("C70000")]
    [InlineData("C7060C8201C202A161")]
    [InlineData("D80C00000000000000000000000000000000")]
    public void Every_unknown_is_unknown_with_refinements_too(string hex) =>
        TfMsgPack.Decode(Convert.FromHexString(hex), TfType.String).ShouldBe(TfUnknown.Instance);

    [Fact]
    public void A_type_inside_a_dynamic_value_may_come_as_a_string() =>
        TfMsgPack.Decode(Convert.FromHexString("92A822737472696E6722A178"), TfType.Dynamic).ShouldBe(new TfDynamic(TfType.String, "x"));

    [Fact]
    public void A_plain_value_where_any_type_may_stand_gets_the_type_it_looks_like()
    {
        var bytes = TfMsgPack.Encode(Object(("a", 1), ("b", new TfList(["x", true]))), TfType.Dynamic);

        var back = TfMsgPack.Decode(bytes, TfType.Dynamic).ShouldBeOfType<TfDynamic>();

        back.Type.ShouldBe(ObjectType(("a", TfType.Number), ("b", TfType.Tuple(TfType.String, TfType.Bool))));
        back.Value.ShouldBe(Object(("a", 1), ("b", new TfList(["x", true]))));
    }

    [Fact]
    public void A_value_of_another_type_is_refused_with_its_place_and_without_its_content()
    {
        var type = ObjectType(("disk", TfType.List(ObjectType(("size", TfType.Number)))));
        var value = Object(("disk", new TfList([Object(("size", 1)), Object(("size", "secret"))])));

        var error = Should.Throw<TfCodecException>(() => TfMsgPack.Encode(value, type));

        error.Message.ShouldContain("disk.1.size");
        error.Message.ShouldNotContain("secret");
    }

    [Fact]
    public void An_attribute_that_the_schema_lacks_is_refused() =>
        Should.Throw<TfCodecException>(() => TfMsgPack.Encode(Object(("siez", 1)), ObjectType(("size", TfType.Number))))
            .Message.ShouldContain("siez");

    [Theory]
    [InlineData("82A161A178A162C3")]
    [InlineData("82A162C3A161A178")]
    [InlineData("82D90161A178D90162C3")]
    public void Attributes_may_come_in_any_order_and_with_names_in_any_form(string hex) =>
        TfMsgPack.Decode(Convert.FromHexString(hex), ObjectType(("a", TfType.String), ("b", TfType.Bool))).ShouldBe(Object(("a", "x"), ("b", true)));

    [Theory]
    [InlineData("82A161A178A161A179")]
    [InlineData("82A161A178D90161A179")]
    public void An_attribute_that_comes_twice_is_refused(string hex) =>
        Should.Throw<TfCodecException>(() => TfMsgPack.Decode(Convert.FromHexString(hex), ObjectType(("a", TfType.String), ("b", TfType.Bool))))
            .Message.ShouldContain("twice");

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("+5")]
    [InlineData("007")]
    [InlineData("-1200")]
    [InlineData("999999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("-9223372036854775808")]
    [InlineData("9223372036854775808")]
    [InlineData("1e18")]
    [InlineData("2.50")]
    public void A_number_as_text_is_the_number_that_the_text_says(string text)
    {
        var number = TfMsgPack.Decode([(byte)(0xA0 | text.Length), .. System.Text.Encoding.ASCII.GetBytes(text)], TfType.Number);

        number.ShouldBe(TfNumber.Parse(text));
        TfMsgPack.Decode(TfMsgPack.Encode(number, TfType.Number), TfType.Number).ShouldBe(number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5x")]
    [InlineData("-")]
    public void Text_that_is_no_number_is_refused_where_a_number_must_be(string text) =>
        Should.Throw<TfCodecException>(() => TfMsgPack.Decode([(byte)(0xA0 | text.Length), .. System.Text.Encoding.ASCII.GetBytes(text)], TfType.Number));

    private static string Repeat(string hex, int count) => string.Concat(Enumerable.Repeat(hex, count));

    private static TfObject Object(params (string, TfValue)[] attributes) => new(attributes.ToDictionary());

    private static TfMap Map(params (string, TfValue)[] items) => new(items.ToDictionary());

    private static TfType ObjectType(params (string, TfType)[] attributes) => TfType.Object(attributes.ToDictionary());
}
