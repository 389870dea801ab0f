using HotplugIac.Preview.Rendering;

namespace HotplugIac.Preview.Tests.Rendering;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain ñ 漢 🚀 →", "plain ñ 漢 🚀 →")]
    [InlineData("a\nb\r\nc\rd", "a␤b␤c␤d")]
    [InlineData("\t\0\u001b\u007f", "␉␀␛␡")]
    [InlineData("\u0085\u202E\u200B\uFEFF", "\\u{0085}\\u{202E}\\u{200B}\\u{FEFF}")]
    [InlineData("\U000E0041\uE000\uFFFF", "\\u{E0041}\\u{E000}\\u{FFFF}")]
    public void What_cannot_be_seen_is_made_visible(string text, string expected) => VisibleText.Of(text).ShouldBe(expected);

    /// <summary>No inline data: the metadata of attributes cannot carry it.</summary>
    [Fact]
    public void Half_of_a_surrogate_pair_is_made_visible() => VisibleText.Of("\ud83dx\udc00").ShouldBe("\\u{D83D}x\\u{DC00}");

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 5, "ab…ef")]
    [InlineData("ab🚀def", 6, "ab…def")]
    [InlineData("abcd🚀f", 6, "ab…🚀f")]
    [InlineData("abcd🚀f", 4, "a…f")]
    public void Long_text_loses_its_middle_and_no_half_character(string text, int most, string expected)
    {
        VisibleText.Shortened(text, most).ShouldBe(expected);
        expected.Length.ShouldBeLessThanOrEqualTo(most);
    }
}
