using System.Text;
using HotplugIac.Preview.Policies;

namespace HotplugIac.Preview.Tests.Policies;

/// <summary>What a policy takes from YAML, and what it does not.</summary>
public sealed class PolicyYamlTests
{
    private const string Rule = "{name: r, when: {stops_machine: true}, effect: deny, reason: Because.}";

    [Fact]
    public void Anchors_and_merge_keys_work()
    {
        var policy = PolicyText.Read("""
            version: 1
            rules:
              - &base {name: a, when: {stops_machine: true}, effect: deny, reason: &why Because.}
              - {<<: *base, name: b, effect: warn, when: {verdict: replace}}
              - {name: c, when: {verdict: unknown}, effect: warn, reason: *why}
            """);

        policy.Rules.Select(r => (r.Name, r.Effect, r.Reason)).ShouldBe(
            [("a", PolicyEffect.Deny, "Because."), ("b", PolicyEffect.Warn, "Because."), ("c", PolicyEffect.Warn, "Because.")]);
    }

    [Fact]
    public void Of_several_merged_maps_the_first_wins_and_what_is_written_beside_them_before_all()
    {
        var policy = PolicyText.Read("""
            version: 1
            rules:
              - &a {name: a, when: {stops_machine: true}, effect: deny, reason: Of a.}
              - &b {name: b, when: {verdict: replace}, match: {name: db}, effect: warn, reason: Of b.}
              - <<: [*a, *b]
                name: c
                effect: warn
            """);

        var merged = policy.Rules[2];
        (merged.Name, merged.Effect, merged.Reason, merged.When.StopsMachine, merged.When.Verdicts.Count, merged.Match.Names.Single().Pattern)
            .ShouldBe(("c", PolicyEffect.Warn, "Of a.", true, 0, "db"));
    }

    [Fact]
    public void What_came_in_by_a_merge_is_wrong_where_it_is_written() => PolicyText.Errors("""
        version: 1
        rules:
          - &base {name: a, when: {verdict: rebot}, effect: deny, reason: Because.}
          - {<<: *base, name: b}
        """).ShouldAllBe(e => e.StartsWith("line 3, column 37: rules[", StringComparison.Ordinal));

    [Theory]
    [InlineData("*base", "line 2, column 9: *base refers to an anchor that is not written before it.")]
    [InlineData("&base [*base]", "line 2, column 16: *base stands inside the value that it refers to")]
    [InlineData("{<<: text, name: r}", "line 2, column 14: << merges maps, but this is a single value.")]
    [InlineData("!file rule.yaml", "line 2, column 9: the tag !file is not known. Remove it; the only tag is !!str, and text that begins with ! needs quotes. (HP9054)")]
    [InlineData("{name: !!int 1}", "line 2, column 16: the tag !!int is not known.")]
    public void What_yaml_has_and_a_policy_does_not_is_told_under_its_own_rule(string item, string error) =>
        PolicyText.Errors($"version: 1\nrules: [{item}]").ShouldContain(e => e.StartsWith(error, StringComparison.Ordinal) && e.EndsWith("(HP9054)", StringComparison.Ordinal));

    [Fact]
    public void A_value_that_is_no_yaml_is_told_once() => PolicyText.Errors($"version: 1\nrules: *none\nexceptions: *none").ShouldAllBe(e => e.Contains("*none refers", StringComparison.Ordinal));

    [Fact]
    public void A_second_document_is_refused() => PolicyText.Errors($"version: 1\nrules: [{Rule}]\n---\nversion: 1\nrules: [{Rule}]\n")
        .ShouldBe(["line 3, column 1: a second document begins here (---). A policy is one document: put its rules below the first one's rules:. (HP9054)"]);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Deep_nesting_is_refused(string opening) => PolicyText.Errors(string.Concat(Enumerable.Repeat(opening, 10_000)))
        .ShouldHaveSingleItem().ShouldContain("this is nested more than 64 levels deep. Nothing in a policy is. (HP9054)");

    [Fact]
    public void Aliases_of_aliases_take_neither_time_nor_memory()
    {
        var text = new StringBuilder("version: 1\nrules:\n- &a0 [x, x]\n");
        for (var i = 1; i < 40; i++)
        {
            text.Append($"- &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        }

        var errors = PolicyText.Errors(text.ToString());

        errors.Count.ShouldBe(40);
        errors.ShouldAllBe(e => e.Contains("this is a list, and must be a map with name", StringComparison.Ordinal));
    }

    [Fact]
    public void Merges_that_stand_for_too_much_are_refused()
    {
        var text = new StringBuilder($"version: 1\nrules:\n- &m {{{string.Join(", ", Enumerable.Range(0, 500).Select(i => $"k{i}: 1"))}}}\n");
        text.Append(string.Concat(Enumerable.Repeat("- {<<: *m}\n", 300)));

        PolicyText.Errors(text.ToString()).ShouldHaveSingleItem().ShouldContain("stands for more than 125000 values");
    }

    [Fact]
    public void Aliases_that_stand_for_too_much_are_refused()
    {
        var names = string.Join(", ", Enumerable.Range(0, 1_000).Select(i => $"vm-{i}"));
        var text = new StringBuilder("version: 1\nrules:\n");
        for (var i = 0; i < 130; i++)
        {
            text.Append($"- {{name: r{i}, when: {{verdict: live}}, match: {(i == 0 ? $"&all {{name: [{names}]}}" : "*all")}, effect: deny, reason: Because.}}\n");
        }

        PolicyText.Errors(text.ToString()).ShouldHaveSingleItem().ShouldContain("stands for more than 125000 values, its aliases (*name) and merges (<<) followed.");
    }

    [Fact]
    public void What_is_too_large_is_refused()
    {
        PolicyText.Errors(new string(' ', (1 << 20) + 1)).ShouldBe(["line 1, column 1: the file is longer than 1 MiB. A policy has no need to be so long: split it, or name the right file. (HP9054)"]);
        PolicyText.Errors($"version: 1\nrules: [{Rule.Replace("Because.", new string('a', 1 << 20), StringComparison.Ordinal)}]").ShouldHaveSingleItem().ShouldContain("longer than 1 MiB");
    }

    [Fact]
    public void A_thousand_problems_are_enough()
    {
        var errors = PolicyText.Errors("version: 1\nrules:\n" + string.Concat(Enumerable.Repeat("- 1\n", 3_000)));

        errors.Count.ShouldBe(1001);
        errors[^1].ShouldContain("more than 1000 things are wrong");
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x76, 0x00 }, "line 1, column 1: the file is UTF-16: save it as UTF-8. (HP9054)")]
    [InlineData(new byte[] { 0x23, 0x0A, 0x62, 0xE9 }, "line 2, column 2: the byte 0xE9 is no UTF-8")]
    [InlineData(new byte[] { 0x76, 0x00 }, "line 1, column 2: there is a zero byte: this is a binary file or UTF-16. A policy is text in UTF-8. (HP9054)")]
    public void What_is_no_text_in_utf_8_is_told(byte[] bytes, string told)
    {
        var (policy, problems) = PreviewPolicy.Parse(bytes, "p.yaml", PolicyText.Today);

        policy.ShouldBeNull();
        problems.ShouldHaveSingleItem().Detail.ShouldStartWith($"p.yaml, {told}");
    }

    [Fact]
    public void What_is_told_is_short_and_harmless_to_a_terminal()
    {
        var told = PolicyText.Errors($"version: 1\nrules: [{{name: r, \"\\e[31m{new string('a', 900)}\": 1, when: {{verdict: \"\\e[0m\"}}, effect: deny, reason: x}}]");

        told.ShouldContain(e => e.Contains("\"\\u001b[31maaa", StringComparison.Ordinal));
        told.ShouldAllBe(e => e.Length < 300 && !e.Contains('\u001b'));
    }
}
