namespace TerraformPlugin.Tests.Codec;

public sealed class MalformedMsgPackTests
{
    private static readonly TfType Disk = TfType.Object(new Dictionary<string, TfType> { ["a"] = TfType.Bool, ["b"] = TfType.Bool });

    public static TheoryData<string, TfType> Malformed() => new()
    {
        { "", TfType.String },
        { "A36162", TfType.String },
        { "DBFFFFFFFF61", TfType.String },
        { "DB7FFFFFFF61", TfType.String },
        { "A1FF", TfType.String },
        { "A161A1", TfType.String },
        { "C3", TfType.String },
        { "C1", TfType.String },
        { "A161", TfType.Bool },
        { "A161", TfType.Number },
        { "CB7FF0000000000000", TfType.Number },
        { "CB3FE0", TfType.Number },
        { "C3", TfType.Number },
        { "DDFFFFFFFF", TfType.List(TfType.String) },
        { "DD7FFFFFFFC3", TfType.List(TfType.Bool) },
        { "93C3C3", TfType.List(TfType.Bool) },
        { "80", TfType.List(TfType.Bool) },
        { "DF7FFFFFFFA161C3", TfType.Map(TfType.Bool) },
        { "82A161C3A161C2", TfType.Map(TfType.Bool) },
        { "8101C3", TfType.Map(TfType.Bool) },
        { "81A161C3", Disk },
        { "82A161C3A161C3", Disk },
        { "82A161C3A163C3", Disk },
        { "91C3", TfType.Tuple(TfType.Bool, TfType.Bool) },
        { "91A161", TfType.Dynamic },
        { "92A46E6F7065A161", TfType.Dynamic },
        { "93A822737472696E6722A161A161", TfType.Dynamic },
        { "D405AA", TfType.String },
        { "C7FF0C00", TfType.String },
        { "C97FFFFFFF0000", TfType.String },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Bytes_that_are_no_value_of_the_type_are_refused(string hex, TfType type) =>
        Should.Throw<TfCodecException>(() => TfMsgPack.Decode(Convert.FromHexString(hex), type));

    [Fact]
    public void A_dynamic_value_that_nests_without_end_is_refused_before_the_stack_ends()
    {
        // A dynamic value whose value is a dynamic value whose value…
        var level = Convert.FromHexString("92A92264796E616D696322");
        var bytes = Enumerable.Repeat(level, 200_000).SelectMany(part => part).ToArray();

        Should.Throw<TfCodecException>(() => TfMsgPack.Decode(bytes, TfType.Dynamic));
    }

    [Fact]
    public void A_value_that_nests_without_end_is_not_written()
    {
        TfValue value = "x";
        for (var i = 0; i < 1000; i++)
        {
            value = new TfDynamic(TfType.Tuple(TfType.Dynamic), new TfList([value]));
        }

        Should.Throw<TfCodecException>(() => TfMsgPack.Encode(value, TfType.Dynamic));
    }
}
