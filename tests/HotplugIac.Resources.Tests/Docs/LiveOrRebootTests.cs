using System.Text.RegularExpressions;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Schema;

namespace HotplugIac.Resources.Tests.Docs;

/// <summary>
/// The tables of the guide live-or-reboot are written by hand and must say what the rules say: what is live in the one column, what
/// waits for a boot or makes the machine anew in the other.
/// </summary>
public sealed partial class LiveOrRebootTests
{
    private const string Guide = "docs/guides/live-or-reboot.md";

    private static readonly string Text = MarkdownPage.Read(Guide).Text;

    [Fact]
    public void Every_rule_that_decides_about_live_or_reboot_stands_in_the_column_of_its_verdict()
    {
        var told = Rows().SelectMany(r => new[] { ("live", r.Live), ("reboot", r.Boot) }.SelectMany(c => Codes(c.Item2).Select(code => (code, c.Item1)))).ToHashSet();
        var verdicts =
            from rule in RuleBook.All
            where rule.Code[2] != '9' && rule.Example?.Kind is RuleForm.Live or RuleForm.Reboot or RuleForm.Replace
            select (rule.Code, rule.Example!.Kind == RuleForm.Live ? "live" : "reboot");

        told.ShouldBe(verdicts, ignoreOrder: true);
    }

    [Fact]
    public void Every_attribute_that_a_user_can_set_has_a_row()
    {
        var told = Rows().SelectMany(r => Backticked().Matches(r.Attribute).Select(m => m.Groups[1].Value)).ToHashSet();
        var settable = VirtualMachineSchema.Rows.Where(r => r.Usage != Usage.Computed).Select(r => r.Name).Append(Attributes.PowerState);

        told.ShouldBe(settable, ignoreOrder: true);
    }

    [Fact]
    public void Attributes_that_replace_the_machine_are_those_of_the_schema() =>
        Rows().Where(r => r.Boot.Contains("replace", StringComparison.Ordinal)).SelectMany(r => Backticked().Matches(r.Attribute).Select(m => m.Groups[1].Value))
            .ShouldBe(VirtualMachineSchema.Rows.Where(r => r.Replaces).Select(r => r.Name));

    [Fact]
    public void Every_code_that_a_guide_names_exists() =>
        MarkdownPage.All().Where(p => p.StartsWith("docs", StringComparison.Ordinal)).SelectMany(p => Codes(MarkdownPage.Read(p).Text)).Distinct()
            .Where(code => RuleBook.Find(code) is null).ShouldBeEmpty();

    private static List<(string Attribute, string Live, string Boot)> Rows()
    {
        var rows = Text.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Trim()[1..^1].Split('|', StringSplitOptions.TrimEntries))
            .Where(c => c.Length == 4).Select(c => (c[0], c[2], c[3])).ToList();
        rows.ShouldNotBeEmpty($"{Guide} has no table of four columns");
        return rows;
    }

    private static IEnumerable<string> Codes(string text) => Code().Matches(text).Select(m => m.Value).Distinct();

    [GeneratedRegex(@"\bHP[0-9]{4}\b")]
    private static partial Regex Code();

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial Regex Backticked();
}
