using System.Globalization;
using HotplugIac.Core.Rules;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Forecasting;

namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>What is well written and still makes no sense: contradictions, what can never match, what nothing uses, what has expired.</summary>
internal static class PolicyChecks
{
    public static void Check(
        IReadOnlyList<Placed<PolicyRule>> rules,
        IReadOnlyList<Placed<PolicyException>> exceptions,
        IReadOnlyDictionary<string, Placed<PolicyWindow?>> windows,
        IEnumerable<string> ruleNames,
        IEnumerable<string> windowNames,
        DateOnly today,
        PolicyProblems problems)
    {
        Names(rules, problems);
        Contradictions(rules, problems);
        foreach (var rule in rules)
        {
            if (Impossible(rule.Value.When) is { } why)
            {
                problems.Fail(rule.Place, $"{rule.Where}.when", $"rule \"{rule.Value.Name}\" can never match: {why}");
            }
        }

        var used = windowNames.ToHashSet(StringComparer.Ordinal);
        foreach (var (name, window) in windows)
        {
            Window(name, window, used, today, problems);
        }

        var known = ruleNames.ToHashSet(StringComparer.Ordinal);
        foreach (var exception in exceptions)
        {
            Exception(exception, known, today, problems);
        }

        Twins(exceptions, problems);
    }

    private static void Names(IEnumerable<Placed<PolicyRule>> rules, PolicyProblems problems)
    {
        foreach (var group in rules.GroupBy(r => r.Value.Name, StringComparer.Ordinal))
        {
            foreach (var again in group.Skip(1))
            {
                problems.Fail(again.Place, $"{again.Where}.name", $"the name \"{group.Key}\" is given twice: at {group.First().Place} ({group.First().Where}) and here. Exceptions name rules, so that each needs its own.");
            }
        }
    }

    private static void Contradictions(IReadOnlyList<Placed<PolicyRule>> rules, PolicyProblems problems)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            var (rule, place, where) = rules[i];
            if (rules.Take(i).FirstOrDefault(r => r.Value.Effect != rule.Effect && Same(r.Value, rule)) is { } other)
            {
                problems.Fail(place, where, $"rule \"{rule.Name}\" and rule \"{other.Value.Name}\" at {other.Place} ({other.Where}) have the same conditions, and one denies where the other warns. Remove one.");
            }
        }
    }

    private static bool Same(PolicyRule a, PolicyRule b) =>
        a.When.StopsMachine == b.When.StopsMachine
        && Same(a.When.Verdicts, b.When.Verdicts) && Same(a.When.Actions, b.When.Actions) && Same(a.When.Attributes, b.When.Attributes)
        && Same(a.Match, b.Match) && Same(a.Windows.Select(w => w.Name), b.Windows.Select(w => w.Name));

    private static bool Same(PolicyScope a, PolicyScope b) =>
        Same(a.Addresses, b.Addresses) && Same(a.Names, b.Names) && Same(a.Environments, b.Environments);

    private static bool Same<T>(IEnumerable<T> a, IEnumerable<T> b) => a.ToHashSet().SetEquals(b);

    /// <returns>Null when it can match.</returns>
    private static string? Impossible(PolicyConditions when) => when switch
    {
        { StopsMachine: true, Verdicts: [PreviewVerdict.Live] } => "a live change stops no machine.",
        { StopsMachine: true, Actions: { Count: > 0 } actions } when actions.All(a => a is MachineAction.Create or MachineAction.Release) => "create and release stop no machine.",
        { Attributes.Count: > 0, Actions: { Count: > 0 } actions } when actions.All(a => a is MachineAction.Delete or MachineAction.Release) => "delete and release change no attribute.",
        { Verdicts: { Count: > 0 } verdicts, Actions: { Count: > 0 } actions } when actions.All(a => a is MachineAction.Delete or MachineAction.Replace)
            && verdicts.All(v => v is PreviewVerdict.Live) => "the verdict of delete and replace is replace.",
        _ => null,
    };

    private static void Window(string name, Placed<PolicyWindow?> window, HashSet<string> used, DateOnly today, PolicyProblems problems)
    {
        var start = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        if (!used.Contains(name))
        {
            problems.Fail(window.Place, window.Where, $"no rule uses the window \"{name}\". Remove it, or name it in a rule: unless: {{window: {name}}}.");
        }

        if (window.Value is { } read && read.NextOpening(start) is null)
        {
            problems.Fail(window.Place, $"{window.Where}.cron", "the window never opens: there is no such day.");
        }
        else if (window.Value is { } open && open.IsAlwaysOpen(start))
        {
            problems.Fail(window.Place, $"{window.Where}.duration", "the window never closes, because it opens again before it ends, so that a rule with it can never match. Make it shorter, or open it less often.");
        }
    }

    private static void Exception(Placed<PolicyException> exception, HashSet<string> rules, DateOnly today, PolicyProblems problems)
    {
        foreach (var name in exception.Value.Rules.Where(n => !rules.Contains(n)))
        {
            problems.Fail(exception.Place, $"{exception.Where}.rules", $"there is no rule \"{name}\"{NearName.Hint(name, rules)} Allowed: {string.Join(", ", rules)}.");
        }

        if (exception.Value.Expires < today)
        {
            problems.Fail(exception.Place, $"{exception.Where}.expires", PreviewRules.ExpiredException, string.Create(CultureInfo.InvariantCulture,
                $"the exception of {exception.Value.Owner} for {string.Join(", ", exception.Value.Rules)} held until {exception.Value.Expires:yyyy-MM-dd}, and today is {today:yyyy-MM-dd}. Remove it, or let its owner set a later day."));
        }
    }

    private static void Twins(IReadOnlyList<Placed<PolicyException>> exceptions, PolicyProblems problems)
    {
        for (var i = 0; i < exceptions.Count; i++)
        {
            var exception = exceptions[i];
            if (exceptions.Take(i).FirstOrDefault(e => Same(e.Value.Rules, exception.Value.Rules) && Same(e.Value.Match, exception.Value.Match)) is { } other)
            {
                problems.Fail(exception.Place, exception.Where, $"this exception is for the same rules and machines as the one at {other.Place} ({other.Where}), so that it is not clear which day counts. Remove one.");
            }
        }
    }
}
