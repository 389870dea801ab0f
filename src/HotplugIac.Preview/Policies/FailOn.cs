using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Forecasting;

namespace HotplugIac.Preview.Policies;

/// <summary>The policy that fits on a command line: what ends the pipeline with exit code 10.</summary>
/// <remarks>
/// What is not known counts as what is feared, so that a gap in a plan never opens the gate.
/// <code>
/// one machine                                     stop  reboot  replace  unknown
/// no change, create, live, release; not stopped    –      –       –        –
/// verdict reboot, not stopped (next boot)          –      x       –        –
/// stopped, whatever the verdict                    x      x       –        –
/// replace or delete, stopped                       x      x       x        –
/// replace or delete, not stopped (off, adopted)    –      x       x        –
/// not known whether stopped                        x      x       –        –
/// verdict unknown, not known whether stopped       x      x       –        x
/// verdict unknown, not stopped                     –      x       –        x
/// the plan as a whole
/// incomplete                                       x      x       x        x
/// </code>
/// A verdict that is unknown does not trip <c>replace</c>: whether a machine is replaced is the tool's action, and that is known.
/// A row of several kinds trips what any of them trips.
/// </remarks>
/// <param name="Words">Each once, in the order of <see cref="FailOnWord"/>.</param>
public sealed record FailOn(EquatableList<FailOnWord> Words)
{
    public const string Option = "--fail-on";

    /// <summary>The order in which a word is chosen to speak for a machine that trips several: what harms most is said first.</summary>
    private static readonly FailOnWord[] Gravest = [FailOnWord.Replace, FailOnWord.Unknown, FailOnWord.Stop, FailOnWord.Reboot];

    private static readonly string[] Known = [.. Enum.GetValues<FailOnWord>().Select(Text)];

    /// <param name="words">As on the command line: each may hold several, separated by commas.</param>
    public static (FailOn? FailOn, IReadOnlyList<Problem> Problems) Parse(IEnumerable<string> words)
    {
        var found = new SortedSet<FailOnWord>();
        var problems = new List<Problem>();
        foreach (var word in words.SelectMany(w => w.Split(',')).Select(w => w.Trim()))
        {
            if (Array.IndexOf(Known, word) is >= 0 and var index)
            {
                found.Add((FailOnWord)index);
                continue;
            }

            problems.Add(Problem.Error(string.Empty, PreviewRules.PolicyFile,
                $"{Option}: \"{word}\" is not known{NearName.Hint(word, Known)} Allowed: {string.Join(", ", Known)}; several with commas."));
        }

        return (problems.Count == 0 ? new FailOn(found.ToEquatableList()) : null, problems);
    }

    /// <summary>One finding for each machine that trips a word, and one for a plan that is incomplete.</summary>
    public PolicyResult Evaluate(PreviewReport report)
    {
        var findings = report.Machines.Select(Find).OfType<PolicyFinding>();
        if (report.IsIncomplete && Words.Count > 0)
        {
            var word = Words.Contains(FailOnWord.Unknown) ? FailOnWord.Unknown : Words[0];
            findings = findings.Prepend(new PolicyFinding(PolicyEffect.Deny, null, Text(word),
                "The plan is incomplete: what it does not show may stop or replace machines.", "Make a plan that is complete, and preview that."));
        }

        return new PolicyResult(Option, findings.ToEquatableList());
    }

    private static string Text(FailOnWord word) => word.ToString().ToLowerInvariant();

    private static bool Trips(FailOnWord word, Gate gate) => word switch
    {
        FailOnWord.Stop => gate.StopsMachine != false,
        FailOnWord.Reboot => gate.Verdict >= PreviewVerdict.Reboot || gate.StopsMachine != false,
        FailOnWord.Replace => gate.Replaces,
        _ => gate.Verdict == PreviewVerdict.Unknown,
    };

    private PolicyFinding? Find(MachineReport machine)
    {
        var gate = Gate.Of(machine);
        foreach (var word in Gravest)
        {
            if (Words.Contains(word) && Trips(word, gate))
            {
                return new PolicyFinding(PolicyEffect.Deny, machine.Address, Text(word), Reason(word, machine, gate), Remedy(word, gate));
            }
        }

        return null;
    }

    private static string Reason(FailOnWord word, MachineReport machine, Gate gate) => (word, gate, machine.Action) switch
    {
        (FailOnWord.Replace, _, MachineAction.Delete) => "The machine is deleted.",
        (FailOnWord.Replace, _, _) => "The machine is replaced.",
        (_, { Verdict: PreviewVerdict.Unknown }, _) => "What the apply does to the machine is not known.",
        (_, { StopsMachine: null }, _) => "Whether the apply stops the machine is not known.",
        (_, { StopsMachine: true }, _) => "The apply stops the machine.",
        (_, { Replaces: true }, _) => "The machine is replaced or deleted.",
        _ => "Part of the change takes effect only with a reboot.",
    };

    private static string Remedy(FailOnWord word, Gate gate) => (word, gate) switch
    {
        (_, { Replaces: true }) => "Leave the replacement or deletion out of this change.",
        (_, { Verdict: PreviewVerdict.Unknown }) => "Make a plan in which the machine's values and facts are known.",
        (FailOnWord.Stop, _) => "Ask for what is possible live, or let the change wait for the next boot: on_reboot_required = \"defer\".",
        _ => "Ask for what is possible live.",
    };
}
