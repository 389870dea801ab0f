using HotplugIac.Preview.Rendering.Text;
using Spectre.Console.Rendering;

namespace HotplugIac.Preview.Tests.Text;

public sealed class TextWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("2 → 4 × ✖↻■◐●○", 14)]
    [InlineData("漢字", 4)]
    public void Wide_characters_take_two_columns(string text, int expected) => TextWidth.Of(text).ShouldBe(expected);

    [Fact]
    public void Our_own_signs_take_the_one_column_that_the_console_library_gives_them()
    {
        const string Signs = "→…×·─│┌┐└┘█▓▒░◆✖↻■◐●○";

        TextWidth.Of(Signs).ShouldBe(new Segment(Signs).CellCount());
    }

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 4, "abc…")]
    [InlineData("漢字漢字", 4, "漢…")]
    public void What_is_too_wide_ends_with_an_ellipsis(string text, int width, string expected) => TextWidth.Fit(text, width).ShouldBe(expected);

    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("a verylongword b", 5, "a|veryl|ongwo|rd b")]
    [InlineData("漢字漢字", 4, "漢字|漢字")]
    [InlineData("short", 10, "short")]
    public void Lines_break_at_spaces_and_in_words_that_are_too_long(string text, int width, string expected) =>
        string.Join('|', TextWidth.Wrap(text, width)).ShouldBe(expected);
}
