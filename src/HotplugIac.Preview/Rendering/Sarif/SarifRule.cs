using System.Text;
using HotplugIac.Core.Rules;
using HotplugIac.Preview.Policies;

namespace HotplugIac.Preview.Rendering.Sarif;

/// <summary>A rule as results refer to it: one of the rule book, one of a policy, or an outcome of a machine that no rule tells.</summary>
internal sealed record SarifRule(string Id, string Name, string Short, string Full, string Help)
{
    /// <summary>The rule of a code; a code that this version does not know stands for itself.</summary>
    public static SarifRule OfCode(string code) => RuleBook.Find(code) is { } rule
        ? new(rule.Code, NameOf(rule.Title), rule.Title, rule.Why, rule.Remedy)
        : new($"code/{VisibleText.Of(code)}", "UnknownCode", "A code that this version does not know", "The plan was made by another version.", "Use the version that the plan was made with.");

    public static SarifRule OfPolicy(PolicyResult policy, PolicyFinding finding) => new(
        $"policy/{VisibleText.Of(finding.Rule)}", "Policy", $"The rule {VisibleText.Of(finding.Rule)} of {VisibleText.Of(policy.Name)}",
        "A policy of this repository tells what a plan may do to virtual machines.", "Change the plan, or ask the owner of the policy for an exception.");

    public static SarifRule OfOutcome(MachineOutcome outcome)
    {
        var (title, full) = outcome switch
        {
            MachineOutcome.Deleted => ("A machine is deleted", "The plan removes the machine."),
            MachineOutcome.Replaced => ("A machine is replaced", "The plan removes the machine and makes another one."),
            MachineOutcome.Stopped => ("A machine is stopped and started", "The plan stops the machine for as long as it takes to shut down and start."),
            MachineOutcome.Waiting => ("A change waits for the next boot", "The machine keeps running as it is; what the plan changes takes effect when it is stopped and started."),
            MachineOutcome.Live => ("A machine changes live", "The plan changes the machine while it runs."),
            _ => ("It is not known what happens to a machine", "Values that decide it are known only while the plan is applied, or are not in the plan."),
        };
        return new($"outcome/{Json.JsonWords.Of(outcome)}", NameOf(title), title, full, "Look at the plan and at the preview of it.");
    }

    /// <summary>The title as one word: "More vCPUs than" is MoreVcpusThan.</summary>
    private static string NameOf(string title)
    {
        var name = new StringBuilder();
        var begins = true;
        foreach (var c in title.Where(c => c != '\''))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                name.Append(begins ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
            }

            begins = !char.IsAsciiLetterOrDigit(c);
        }

        return name.ToString();
    }
}
