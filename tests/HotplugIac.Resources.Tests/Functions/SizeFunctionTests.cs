using FsCheck.Fluent;
using HotplugIac.Core.Model;
using HotplugIac.Core.Tests.Properties;
using HotplugIac.Resources.Values;
using static HotplugIac.Resources.Tests.Functions.Calls;

namespace HotplugIac.Resources.Tests.Functions;

public sealed class SizeFunctionTests
{
    [Theory]
    [InlineData("8GiB", 8589934592)]
    [InlineData("1.5 GiB", 1610612736)]
    [InlineData("0B", 0)]
    public void Bytes_gives_the_number_of_bytes(string size, long bytes) => Result("bytes", Text(size)).ShouldBe(Number(bytes));

    [Theory]
    [InlineData("8GB", "size = \"8GB\" has the unit \"GB\"; did you mean \"8GiB\"?")]
    [InlineData("8", "size = \"8\" has no unit. Write a number and one of B, KiB, MiB, GiB, TiB or PiB")]
    [InlineData("", "size = \"\" is not a size.")]
    [InlineData("9000PiB", "size = \"9000PiB\" is not a size that fits: the largest is 8191PiB")]
    [InlineData("0.5B", "size = \"0.5B\" is not a whole number of bytes.")]
    public void Bytes_refuses_what_is_no_size(string size, string message)
    {
        var (argument, text) = Refused("bytes", Text(size));

        argument.ShouldBe(0);
        text.ShouldStartWith(message);
    }

    [Theory]
    [InlineData(1610612736, "1536MiB")]
    [InlineData(8589934592, "8GiB")]
    [InlineData(1, "1B")]
    [InlineData(0, "0B")]
    [InlineData(long.MaxValue, "9223372036854775807B")]
    public void Format_size_gives_the_shortest_exact_text(long bytes, string size) => Result("format_size", Number(bytes)).ShouldBe(Text(size));

    [Theory]
    [InlineData("-1")]
    [InlineData("0.5")]
    [InlineData("9223372036854775808")]
    public void Format_size_refuses_what_is_no_number_of_bytes(string bytes) =>
        Refused("format_size", Number(decimal.Parse(bytes, System.Globalization.CultureInfo.InvariantCulture)))
            .ShouldBe((0, $"bytes = {bytes} is not possible: give a whole number from 0 to 9223372036854775807. To round, use floor or ceil."));

    [Fact]
    public void Format_size_shows_a_number_beyond_all_machines_as_it_was_written() =>
        Refused("format_size", new NumberValue(decimal.MaxValue) { Written = "1e400" }).Text.ShouldStartWith("bytes = 1e400 is not possible");

    [Fact]
    public void Bytes_reads_what_format_size_writes() => Property.Holds(
        from shift in Gen.Choose(0, 62)
        from part in Gen.Choose(0, int.MaxValue)
        select (long)part << shift & long.MaxValue,
        bytes =>
        {
            var size = Result("format_size", Number(bytes)).ShouldBeOfType<TextValue>();

            Result("bytes", size).ShouldBe(Number(bytes));
            size.Text.ShouldBe(ByteSize.Parse(size.Text).ToString());
        });
}
