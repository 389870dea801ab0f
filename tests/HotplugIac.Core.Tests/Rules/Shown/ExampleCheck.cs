using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Core.Tests.Rules.Shown;

/// <summary>
/// Compares the example of a rule with what the program makes of the same case. Where they differ the message holds the lines
/// to put into the rule.
/// </summary>
internal static class ExampleCheck
{
    /// <summary>The example of a rule that speaks in a plan: a line of the impact, or the first problem.</summary>
    public static void ShouldShow(this PlanResult plan, string code, MachineSnapshot machine, MachineSpec spec)
    {
        var (given, asked) = (Described.Machine(machine), Wished.Spec(spec));
        if (plan.Impact.Changes.FirstOrDefault(c => c.Code == code) is { } change)
        {
            Compare(code, new RuleExample(change.Class switch { ImpactClass.Live => RuleForm.Live, ImpactClass.Reboot => RuleForm.Reboot, _ => RuleForm.Replace }, given, asked, change.Attribute, change.Text));
            return;
        }

        plan.Problems.ShouldShow(code, given, asked, RuleForm.Refusal);
    }

    /// <summary>The example of a rule that speaks in a diagnostic.</summary>
    /// <param name="error">What an error is here: a refusal before anything is touched, or a failure.</param>
    public static void ShouldShow(this IEnumerable<Problem> problems, string code, string given, string asked, RuleForm error)
    {
        var all = problems.ToList();
        var problem = all.FirstOrDefault(p => p.Code == code);
        problem.ShouldNotBeNull($"no problem {code} among: {string.Join("; ", all.Select(p => p.Detail))}");
        Compare(code, new RuleExample(problem.Severity == Severity.Warning ? RuleForm.Warning : error, given, asked, problem.Attribute, problem.Detail));
    }

    private static void Compare(string code, RuleExample shown)
    {
        var rule = RuleBook.Find(code).ShouldNotBeNull();
        shown = shown with
        {
            Language = rule.Example?.Language ?? shown.Language,
            Text = shown.Text.Replace(rule.Why, RuleExample.WhyMark, StringComparison.Ordinal).Replace(rule.Remedy, RuleExample.RemedyMark, StringComparison.Ordinal),
        };
        rule.Example.ShouldBe(shown, $"{code}: the program says something else than the rule's example. Write this into the rule:\n{Code(shown)}\n");
    }

    private static string Code(RuleExample example) =>
        $"        Example = RuleExample.{example.Kind}({(example.Given == RuleExample.Typical ? $"{nameof(RuleExample)}.{nameof(RuleExample.Typical)}" : Literal(example.Given))}, {Literal(example.Asked)}, {Literal(example.Attribute)},\n            {Literal(example.Text)}),";

    private static string Literal(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
