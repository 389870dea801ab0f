using System.Numerics;

namespace TerraformPlugin.Tests.Values;

public sealed class TfNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.1", "0.1")]
    [InlineData("-12.50", "-12.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("100", "100")]
    [InlineData("18446744073709551616", "18446744073709551616")]
    [InlineData("3.14159265358979323846264338327950288419716939937510", "3.1415926535897932384626433832795028841971693993751")]
    [InlineData("1e100", "1e100")]
    [InlineData("5e-100", "5e-100")]
    public void Text_comes_back_in_its_shortest_exact_form(string text, string expected) =>
        TfNumber.Parse(text).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1..2")]
    [InlineData("1 2")]
    [InlineData("0x10")]
    [InlineData("1e")]
    [InlineData("1e99999999999")]
    [InlineData("1e5000")]
    [InlineData("NaN")]
    [InlineData("١")]
    public void Text_that_is_no_acceptable_number_is_refused(string text) =>
        Should.Throw<TfCodecException>(() => TfNumber.Parse(text));

    [Fact]
    public void A_number_with_too_many_digits_is_refused() =>
        Should.Throw<TfCodecException>(() => TfNumber.Parse(new string('9', 5000)));

    [Fact]
    public void Equal_numbers_are_equal_however_they_were_made()
    {
        TfNumber.Parse("1000").ShouldBe(new TfNumber(1000));
        TfNumber.Parse("1e3").ShouldBe(new TfNumber(new BigInteger(1000)));
        TfNumber.Parse("0.50").ShouldBe(new TfNumber(0.5m));
        TfNumber.FromDouble(0.5).ShouldBe(new TfNumber(0.5m));
        TfNumber.FromDouble(-1048576).ShouldBe(new TfNumber(-1048576));
    }

    [Fact]
    public void A_double_keeps_every_digit_it_stands_for()
    {
        TfNumber.FromDouble(0.1).ShouldNotBe(TfNumber.Parse("0.1"));
        TfNumber.FromDouble(0.1).ToDouble().ShouldBe(0.1);
        TfNumber.FromDouble(double.Epsilon).ToDouble().ShouldBe(double.Epsilon);
        TfNumber.FromDouble(double.MaxValue).ToDouble().ShouldBe(double.MaxValue);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(0)]
    public void Every_long_fits(long value)
    {
        new TfNumber(value).TryGetInt64(out var back).ShouldBeTrue();
        back.ShouldBe(value);
    }

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("0.5")]
    [InlineData("1e4000")]
    public void What_is_no_long_is_not_rounded_to_one(string text) =>
        TfNumber.Parse(text).TryGetInt64(out _).ShouldBeFalse();

    [Fact]
    public void Decimals_keep_their_value()
    {
        new TfNumber(-79228162514264337593543950335m).TryGetDecimal(out var big).ShouldBeTrue();
        big.ShouldBe(decimal.MinValue);
        TfNumber.Parse("0.00000000000000000000000000001").TryGetDecimal(out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-20")]
    [InlineData("4294967295")]
    [InlineData("9223372036854775807")]
    [InlineData("92233720368547758070")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("-1.50")]
    public void A_decimal_comes_back_as_it_was(string text)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        var number = new TfNumber(value);

        number.ShouldBe(TfNumber.Parse(text));
        number.TryGetDecimal(out var back).ShouldBeTrue();
        back.ShouldBe(value);
    }
}
