using HotplugIac.Core.Rules;

namespace HotplugIac.Resources.Tests.Docs;

/// <summary>Every rule on one page of the registry, which does not publish docs/rules: what it says, and what to do.</summary>
internal static class RuleTables
{
    private static readonly (char Digit, string Title)[] Groups =
    [
        ('1', "vCPUs"),
        ('2', "Memory"),
        ('3', "NUMA and topology"),
        ('4', "Lifecycle and policy"),
        ('9', "Input"),
    ];

    public static string Markdown() => string.Join('\n', Groups.Select(g =>
        $"### HP{g.Digit}xxx: {g.Title}\n\n| code | shows as | meaning | what to do |\n| --- | --- | --- | --- |\n"
        + string.Concat(RuleBook.All.Where(r => r.Code[2] == g.Digit).OrderBy(r => r.Code, StringComparer.Ordinal).Select(Row))));

    private static string Row(Rule rule) =>
        $"| <a id=\"{rule.Code.ToLowerInvariant()}\"></a>[{rule.Code}](../rules/{rule.Code}.md) | {ShowsAs(rule)} | **{Cell(rule.Title)}.** {Cell(rule.Why)} | {Cell(rule.Remedy)} |\n";

    private static string ShowsAs(Rule rule) => rule.Example?.Kind switch
    {
        RuleForm.Live => "`impact.live`",
        RuleForm.Reboot => "`impact.reboot`",
        RuleForm.Replace => "`-/+`, forces replacement",
        RuleForm.Warning => "warning",
        _ => "error",
    };

    private static string Cell(string text) => text.ReplaceLineEndings(" ")
        .Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
