using HotplugIac.Core.Rules;
using HotplugIac.PulumiProvider.Naming;

namespace HotplugIac.PulumiProvider.Tests;

public sealed class WordsTests
{
    /// <summary>Without the rules about documents: only the command line reads such.</summary>
    public static TheoryData<string> Codes => [.. RuleBook.All.Except(PreviewRules.All).Select(r => r.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_a_rule_says_names_properties_as_Pulumi_has_them_and_no_command_of_Terraform(string code)
    {
        var rule = RuleBook.All.Single(r => r.Code == code);

        foreach (var text in (string[])[rule.Title, rule.Why, rule.Remedy])
        {
            var said = Words.ToPulumi(text);
            said.ShouldNotContain("terraform", Case.Insensitive);
            Names.Respelled.Keys.ShouldAllBe(name => !$" {said} ".Contains($" {name} ", StringComparison.Ordinal), said);
        }
    }

    [Theory]
    [InlineData("Plan again, then apply.", "Preview again, then update.")]
    [InlineData("the next apply starts \"plan\" at sim:///tmp/plan/apply.json", "the next update starts \"plan\" at sim:///tmp/plan/apply.json")]
    [InlineData("what was planned and applied", "what was planned and applied")]
    public void A_plan_is_a_preview_and_an_apply_an_update(string table, string pulumi) => Words.ToPulumi(table).ShouldBe(pulumi);

    [Theory]
    [InlineData("max_vcpus", "maxVcpus")]
    [InlineData("on_reboot_required", "onRebootRequired")]
    [InlineData("uri", "uri")]
    [InlineData("live_or_pending", "live_or_pending")]
    public void Names_have_one_spelling_and_values_keep_theirs(string table, string pulumi)
    {
        (Names.ToPulumi(table), Names.FromPulumi(pulumi)).ShouldBe((pulumi, table));
        Words.ToPulumi($"set {table} = \"live_or_pending\".").ShouldBe($"set {pulumi} = \"live_or_pending\".");
    }
}
