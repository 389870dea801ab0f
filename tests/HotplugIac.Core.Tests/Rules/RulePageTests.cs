using System.Text.RegularExpressions;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Tests.Rules;

/// <summary>What the page of a rule holds, whatever the rule.</summary>
public sealed partial class RulePageTests
{
    /// <summary>
    /// Rules whose example no test of this repository can produce word for word, and why.
    /// </summary>
    private static readonly Dictionary<string, string> WithoutExample = new()
    {
        ["HP4011"] = "carries the dynamic loader's own words, and needs a computer without libvirt: A_missing_libvirt_library_is_explained_with_what_to_install",
    };

    public static TheoryData<string> Codes() => [.. RuleBook.All.Select(r => r.Code)];

    [Fact]
    public void Every_rule_has_an_example_that_a_test_checks_or_a_reason_why_not()
    {
        var examples = Repository.TestSources().Where(f => f.EndsWith("Examples.cs", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        var proven = examples.SelectMany(text => Case().Matches(text)).Select(m => m.Groups[1].Value).ToHashSet();

        RuleBook.All.Where(r => r.Example is null).Select(r => r.Code).ShouldBe(WithoutExample.Keys, ignoreOrder: true);
        RuleBook.All.Where(r => r.Example is not null && !proven.Contains(r.Code)).Select(r => r.Code)
            .ShouldBeEmpty("each example is checked by a case in a file *Examples.cs");
        proven.Where(code => RuleBook.Find(code) is null).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_page_and_the_text_tell_the_same_in_the_same_order(string code)
    {
        var rule = RuleBook.Find(code)!;
        string[] parts = [rule.Title, rule.Why, rule.Source, rule.Remedy, rule.Example is { Kind: RuleForm.Live or RuleForm.Reboot } line ? $"\"{line.Attribute}\" = " : string.Empty, LastLine(rule), .. rule.See];

        foreach (var page in new[] { RulePage.Markdown(rule), RulePage.Text(rule) })
        {
            parts.Aggregate(0, (at, part) => at < 0 ? at : page.IndexOf(part, at, StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(0, page);
            page.ShouldEndWith("\n");
            page.ShouldNotContain("\n\n\n");
            page.Split('\n').ShouldAllBe(line => line.TrimEnd() == line);
        }
    }

    [Fact]
    public void The_text_for_a_terminal_has_no_markdown()
    {
        var text = RulePage.Text(RuleBook.Find("HP1001")!);

        text.ShouldStartWith("HP1001: vCPUs are hot-added\n\nWHAT IT MEANS\n\n");
        text.ShouldContain("\n      \"vcpus\" = \"2 → 4, hot-added (HP1001)\"\n");
        text.ShouldContain("  HP1002: More vCPUs than the running machine's maximum\n");
        text.ShouldNotContain("#");
        text.ShouldNotContain("`");
    }

    [Fact]
    public void What_stands_for_the_rules_own_texts_is_filled_in() =>
        RuleBook.All.Where(r => r.Printed is { } printed && (printed.Contains("{why}") || printed.Contains("{remedy}") || !printed.Contains(r.Code)))
            .Select(r => r.Code).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_source_is_one_that_a_user_can_follow(string code)
    {
        var source = RuleBook.Find(code)!.Source;

        source.ShouldNotContain("RULEBOOK");
        source.ShouldNotContain(".md");
        source.ShouldNotEndWith(".");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Rules_that_are_pointed_to_exist_and_are_others(string code) =>
        RuleBook.Find(code)!.See.ShouldAllBe(other => other != code && RuleBook.Find(other)!.Code == other);

    private static string LastLine(Rule rule) => rule.Printed?.Split('\n')[^1] ?? string.Empty;

    [GeneratedRegex("""(?:\["|_)(HP[0-9]{4})(?:"\]|_)""")]
    private static partial Regex Case();
}
