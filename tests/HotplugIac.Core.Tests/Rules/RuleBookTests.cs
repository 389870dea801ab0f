using System.Text.RegularExpressions;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Tests.Rules;

public sealed partial class RuleBookTests
{
    public static TheoryData<string> Codes() => [.. RuleBook.All.Select(r => r.Code)];

    [Fact]
    public void Codes_are_unique() => RuleBook.All.Select(r => r.Code).ShouldBeUnique();

    [Fact]
    public void Rules_stand_in_the_order_of_their_codes() => RuleBook.All.Select(r => r.Code).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_is_HP_and_four_digits(string code) => Code().IsMatch(code).ShouldBeTrue();

    [Fact]
    public void Every_group_has_its_range()
    {
        VcpuRules.All.ShouldAllBe(r => r.Code.StartsWith("HP1", StringComparison.Ordinal));
        MemoryRules.All.ShouldAllBe(r => r.Code.StartsWith("HP2", StringComparison.Ordinal));
        NumaRules.All.ShouldAllBe(r => r.Code.StartsWith("HP3", StringComparison.Ordinal));
        LifecycleRules.All.ShouldAllBe(r => r.Code.StartsWith("HP4", StringComparison.Ordinal));
        InputRules.All.ShouldAllBe(r => r.Code.StartsWith("HP9", StringComparison.Ordinal));
        PreviewRules.All.ShouldAllBe(r => r.Code.StartsWith("HP9", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_text_says_something(string code)
    {
        var rule = RuleBook.All.Single(r => r.Code == code);

        new[] { rule.Title, rule.Why, rule.Remedy, rule.Source }.ShouldAllBe(text => text.Trim().Length > 3 && text == text.Trim());
        rule.Title.ShouldNotEndWith(".");
        rule.Why.ShouldEndWith(".");
        rule.Remedy.ShouldEndWith(".");
    }

    [Fact]
    public void Every_rule_that_is_declared_is_in_the_book()
    {
        Type[] groups = [typeof(VcpuRules), typeof(MemoryRules), typeof(NumaRules), typeof(LifecycleRules), typeof(InputRules), typeof(ResizeRules), typeof(PreviewRules)];

        groups.SelectMany(g => g.GetFields()).Where(f => f.FieldType == typeof(Rule)).Select(f => (Rule)f.GetValue(null)!)
            .ShouldBe(RuleBook.All, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_is_found_by_its_code_however_it_is_written(string code)
    {
        var rule = RuleBook.All.Single(r => r.Code == code);

        new[] { code, code.ToLowerInvariant(), $" {code}\n" }.ShouldAllBe(c => RuleBook.Find(c) == rule);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HP")]
    [InlineData("HP0000")]
    [InlineData("1001")]
    [InlineData("HP10011")]
    public void What_is_no_code_finds_no_rule(string code) => RuleBook.Find(code).ShouldBeNull();

    [GeneratedRegex("^HP[0-9]{4}$")]
    private static partial Regex Code();
}
