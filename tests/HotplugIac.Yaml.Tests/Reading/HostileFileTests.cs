using System.Text;
using HotplugIac.Yaml.Syntax;

namespace HotplugIac.Yaml.Tests.Reading;

public sealed class HostileFileTests
{
    [Fact]
    public void Aliases_of_aliases_are_bounded()
    {
        var text = new StringBuilder("x-0: &a0 {d: {model: dimm, size: 1GiB}}\n");
        for (var i = 1; i < 40; i++)
        {
            text.Append($"x-{i}: &a{i} {{<<: [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]}}\n");
        }

        Files.Read(text + "machines: {web: {vcpus: 2, memory_devices: *a39}}\n").Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_stands_for_too_much_is_refused()
    {
        var devices = string.Join(", ", Enumerable.Range(0, 100).Select(i => $"d{i}: {{model: dimm, size: 1GiB}}"));
        var machines = string.Join(", ", Enumerable.Range(0, 100).Select(i => $"m{i}: {{vcpus: 2, memory_devices: *d}}"));

        var problem = MachineFile.Read($"x-d: &d {{{devices}}}\nmachines: {{{machines}}}\n", "a.yaml", new Budget(20_000)).Problems.ShouldHaveSingleItem();

        problem.Problem.Detail.ShouldContain("stands for more than 20000 values, its aliases (*name) and merges (<<) followed.");
    }

    [Fact]
    public void Lists_of_lists_of_aliases_are_not_followed_where_no_list_is_meant()
    {
        var text = new StringBuilder("x-0: &a0 [lol, lol]\n");
        for (var i = 1; i < 40; i++)
        {
            text.Append($"x-{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        }

        Files.Problem(text + "machines: {web: {vcpus: 2, memory_devices: *a39}}\n").Problem.Detail.ShouldContain("memory_devices is a list");
    }

    [Fact]
    public void A_chain_of_merges_needs_no_stack()
    {
        var text = new StringBuilder("x-0: &a0 {vcpus: 2}\n");
        for (var i = 1; i < 10_000; i++)
        {
            text.Append($"x-{i}: &a{i} {{<<: *a{i - 1}}}\n");
        }

        Files.Read(text + "machines: {web: *a9999}\n").Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Deep_nesting_is_refused(string opening) =>
        Files.Problem($"machines: {{}}\nx-a:\n  {string.Concat(Enumerable.Repeat(opening, 100_000))}").Problem.Detail.ShouldContain("nested more than 64 levels deep");

    [Fact]
    public void A_huge_value_is_refused() =>
        Files.Problem($"machines: {{web: {{vcpus: 2, definition: \"{new string('a', (1 << 20) + 1)}\"}}}}").Problem.Detail.ShouldContain("this value is longer than 1024 KiB. A long definition can be named instead");

    [Fact]
    public void A_huge_key_is_refused() => Files.Problem($"machines: {{? {new string('a', 2000)} : {{vcpus: 2}}}}").Problem.Detail.ShouldContain("this key is longer than 1024 characters");

    [Fact]
    public void A_huge_file_is_refused() => MachineFile.Read(new byte[(16 << 20) + 1], "a.yaml").Problems.ShouldHaveSingleItem().Problem.Detail.ShouldContain("longer than 16 MiB");

    [Fact]
    public void A_file_of_spaces_is_empty() => Files.Problem(new string(' ', 4 << 20)).Problem.Detail.ShouldContain("the file is empty");

    [Fact]
    public void A_wrong_place_in_a_very_long_line_is_told_at_once() =>
        Files.Problem($"machines: {{a: &a 1{new string(' ', 1 << 20)}, b: 2}}").Problem.Detail.ShouldContain("this is no YAML");

    [Fact]
    public void A_thousand_problems_are_enough()
    {
        var reading = Files.Read("machines:\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"  m{i}: {{vcpus: x}}\n")));

        reading.Problems.Count.ShouldBe(1001);
        reading.Problems[^1].Problem.Detail.ShouldContain("more than 1000 things are wrong");
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x6D, 0x00 }, "line 1, column 1: the file is UTF-16: save it as UTF-8.")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x6D }, "line 1, column 1: the file is UTF-16: save it as UTF-8.")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0x00, 0x6D }, "line 1, column 1: the file is UTF-32: save it as UTF-8.")]
    [InlineData(new byte[] { 0x6D, 0x00, 0x61, 0x00 }, "line 1, column 2: there is a zero byte: this is a binary file or UTF-16.")]
    [InlineData(new byte[] { 0x61, 0x0A, 0x62, 0xE9, 0x63 }, "line 2, column 2: the byte 0xE9 is no UTF-8")]
    [InlineData(new byte[] { 0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01 }, "line 1, column 1: the character U+007F cannot stand in YAML.")]
    public void What_is_no_text_in_utf_8_is_told(byte[] bytes, string told) =>
        MachineFile.Read(bytes, "a.yaml").Problems.ShouldHaveSingleItem().Problem.Detail.ShouldStartWith($"a.yaml, {told}");
}
