using HotplugIac.Grpc.Framing;

namespace HotplugIac.Grpc.Tests;

public sealed class HeaderTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("50 %", "50 %25")]
    [InlineData("a\nb", "a%0Ab")]
    [InlineData("ü", "%C3%BC")]
    [InlineData("🙂", "%F0%9F%99%82")]
    public void A_status_message_is_percent_encoded(string message, string encoded)
    {
        GrpcStatusText.Encode(message).ShouldBe(encoded);
        GrpcStatusText.Decode(encoded).ShouldBe(message);
    }

    [Theory]
    [InlineData("100%", "100%")]
    [InlineData("%zz%41", "%zzA")]
    [InlineData("%4", "%4")]
    public void A_malformed_escape_stands_for_itself(string encoded, string message) =>
        GrpcStatusText.Decode(encoded).ShouldBe(message);

    [Theory]
    [InlineData("1H", 3_600_000)]
    [InlineData("2M", 120_000)]
    [InlineData("3S", 3_000)]
    [InlineData("250m", 250)]
    [InlineData("5000u", 5)]
    [InlineData("7000000n", 7)]
    public void A_timeout_is_read_in_its_unit(string header, int milliseconds) =>
        GrpcTimeout.Parse(header).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("5")]
    [InlineData("5x")]
    [InlineData("-5S")]
    [InlineData("123456789S")]
    [InlineData("99999999H")]
    public void A_timeout_that_is_absent_malformed_or_endless_is_none(string? header) =>
        GrpcTimeout.Parse(header).ShouldBeNull();

    [Fact]
    public void A_timeout_comes_back_as_it_was_sent() =>
        GrpcTimeout.Parse(GrpcTimeout.Format(TimeSpan.FromSeconds(90))).ShouldBe(TimeSpan.FromSeconds(90));
}
