using FsCheck.Fluent;
using HotplugIac.Preview.Sources;
using HotplugIac.Preview.Tests.Rendering;

namespace HotplugIac.Preview.Tests.Sources;

public sealed class HclScannerPropertyTests
{
    private static readonly string[] Pieces =
        ["resource ", "\"t\" ", "\"n\" ", "{", "}", "\n", "\"", "${", "%{", "$$", "\\", "<<E\n", "<<-", "E", "#", "//", "/*", "*/", "module ", "source", "=", "\"./m\"", " ", "é", "\0", "<<"];

    [Fact]
    public void Any_text_comes_to_an_end_and_lines_are_lines_of_it() => Property.Holds(
        Gen.Elements(Pieces).ArrayOf(30).Select(string.Concat),
        text => HclBlocks.Of(text).All(b => b.Line >= 1 && b.Line <= text.Count(c => c == '\n') + 1).ShouldBeTrue(),
        cases: 2_000);

    [Fact]
    public void A_block_after_whole_blocks_is_found_at_its_line() => Property.Holds(
        Gen.Elements("a = 1\n", "b {\n  c = \"}${ \"{\" }\"\n}\n", "# {\n", "/* {\n */\n", "d = <<E\n{ \"\n  E\n", "e = { f = [\"{\"] }\n").ArrayOf(12).Select(string.Concat),
        before => HclBlocks.Of(before + "resource \"t\" \"n\" {\n}\n").Contains(new SourceBlock("t", "n", before.Count(c => c == '\n') + 1)).ShouldBeTrue(),
        cases: 300);
}
