using HotplugIac.Resources.Input;

namespace HotplugIac.Resources.Tests.Input;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("90s", 90_000)]
    [InlineData("5m", 300_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("250ms", 250)]
    [InlineData("1m30s500ms", 90_500)]
    [InlineData(" 20m ", 1_200_000)]
    [InlineData("720h", 2_592_000_000)]
    public void A_duration_is_read_as_go_writes_it(string text, long milliseconds)
    {
        DurationText.TryParse(text, out var duration, out var error).ShouldBeTrue(error);

        duration.ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
    }

    [Theory]
    [InlineData("", "is not a duration")]
    [InlineData("5", "has no unit")]
    [InlineData("1h30", "has no unit")]
    [InlineData("-5m", "is negative")]
    [InlineData("0s", "no time at all")]
    [InlineData("0.1ms", "no time at all")]
    [InlineData("5 m", "has no unit")]
    [InlineData("5min", "is not a duration")]
    [InlineData("m", "is not a duration")]
    [InlineData("1.2.3s", "is not a duration")]
    [InlineData("soon", "is not a duration")]
    [InlineData("721h", "too long: at most 720h")]
    [InlineData("99999999999999h", "is not a duration")]
    public void Anything_else_says_what_is_wrong_and_what_is_allowed(string text, string expected)
    {
        DurationText.TryParse(text, out _, out var error).ShouldBeFalse();

        error.ShouldStartWith($"\"{text}\"");
        error.ShouldContain(expected);
        error.ShouldContain("\"1h30m\"");
    }
}
