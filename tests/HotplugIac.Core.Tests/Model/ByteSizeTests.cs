using HotplugIac.Core.Model;

namespace HotplugIac.Core.Tests.Model;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData("8GiB", 8L << 30)]
    [InlineData("512MiB", 512L << 20)]
    [InlineData("1.5GiB", 3L << 29)]
    [InlineData(" 512 MiB ", 512L << 20)]
    [InlineData("0B", 0)]
    [InlineData("0.5KiB", 512)]
    [InlineData(".5GiB", 1L << 29)]
    [InlineData("1024KiB", 1L << 20)]
    [InlineData("8191PiB", 8191L << 50)]
    public void A_size_is_read_with_its_unit(string text, long bytes)
    {
        ByteSize.TryParse(text, out var size, out var error).ShouldBeTrue(error);

        size.Bytes.ShouldBe(bytes);
        error.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("8", "has no unit", "8GiB")]
    [InlineData("8GB", "unit \"GB\"", "did you mean \"8GiB\"")]
    [InlineData("8g", "unit \"g\"", "did you mean \"8GiB\"")]
    [InlineData("512mb", "unit \"mb\"", "did you mean \"512MiB\"")]
    [InlineData("8 gib", "unit \"gib\"", "did you mean \"8GiB\"")]
    [InlineData("eight", "not a size", "B, KiB, MiB, GiB, TiB or PiB")]
    [InlineData("8X", "not a size", "B, KiB, MiB, GiB, TiB or PiB")]
    [InlineData("", "not a size", "B, KiB, MiB, GiB, TiB or PiB")]
    [InlineData(null, "not a size", "B, KiB, MiB, GiB, TiB or PiB")]
    [InlineData("-1GiB", "not a size", "B, KiB, MiB, GiB, TiB or PiB")]
    [InlineData("1.2.3GiB", "not a size", "B, KiB, MiB, GiB, TiB or PiB")]
    [InlineData("1,5GiB", "not a size", "B, KiB, MiB, GiB, TiB or PiB")]
    [InlineData(".GiB", "not a size", "B, KiB, MiB, GiB, TiB or PiB")]
    [InlineData("0.3B", "not a whole number of bytes", "0.3B")]
    [InlineData("9000PiB", "fits", "8191PiB")]
    [InlineData("99999999999999999999999999999999GiB", "fits", "8191PiB")]
    [InlineData("1.00000000000000000000000000000000000001GiB", "fits", "28 digits")]
    public void A_text_that_is_no_size_is_refused_with_what_is_allowed(string? text, string what, string allowed)
    {
        ByteSize.TryParse(text, out var size, out var error).ShouldBeFalse();

        size.ShouldBe(ByteSize.Zero);
        error.ShouldContain(what);
        error.ShouldContain(allowed);
    }

    [Theory]
    [InlineData(0, "0B")]
    [InlineData(1000, "1000B")]
    [InlineData(1024, "1KiB")]
    [InlineData(1536L << 20, "1536MiB")]
    [InlineData(8L << 30, "8GiB")]
    [InlineData((8L << 30) + 1, "8589934593B")]
    public void A_size_is_written_as_a_whole_number_of_its_largest_unit(long bytes, string text) => new ByteSize(bytes).ToString().ShouldBe(text);

    [Fact]
    public void Equal_sizes_in_other_units_are_equal() => ByteSize.Parse("1.5GiB").ShouldBe(ByteSize.Parse("1536MiB"));

    [Fact]
    public void Parsing_what_the_program_did_not_write_is_a_bug() =>
        Should.Throw<FormatException>(() => ByteSize.Parse("8GB")).Message.ShouldContain("8GiB");

    [Fact]
    public void KiB_are_rounded_up()
    {
        new ByteSize(1025).KiB.ShouldBe(2);
        new ByteSize(1024).KiB.ShouldBe(1);
        new ByteSize(long.MaxValue).KiB.ShouldBe(1L << 53);
    }

    [Fact]
    public void A_sum_that_does_not_fit_is_no_small_number() =>
        Should.Throw<OverflowException>(() => ByteSize.Parse("8191PiB") + ByteSize.Parse("8191PiB"));

    [Fact]
    public void A_rounding_that_does_not_fit_is_no_small_number() =>
        Should.Throw<OverflowException>(() => new ByteSize(long.MaxValue).RoundUp(ByteSize.FromGiB(1)));
}
