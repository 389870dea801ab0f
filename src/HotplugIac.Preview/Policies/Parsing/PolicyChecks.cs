using System.Globalization;
using HotplugIac.Core.Rules;
using HotplugIac.Preview.Reports;
using HotplugIac.Yaml.Syntax;

namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>What is well written and still makes no sense: contradictions, what can never match, what nothing uses, what has expired.</summary>
internal static class PolicyChecks
{
    private const int MostListed = 50;

    public static void Check(
        IReadOnlyList<Placed<PolicyRule>> rules,
        IReadOnlyList<Placed<PolicyException>> exceptions,
        IReadOnlyDictionary<string, Placed<PolicyWindow?>> windows,
        IReadOnlySet<string> ruleNames,
        IReadOnlySet<string> usedWindows,
        DateOnly today,
        PolicyProblems problems)
    {
        NamesGivenTwice(rules, problems);
        Contradictions(rules, problems);
        foreach (var rule in rules)
        {
            if (Impossible(rule.Value.When) is { } why)
            {
                problems.Fail(rule.Place, $"{rule.Where}.when", $"rule {Shown.Quoted(rule.Value.Name)} can never match: {why}");
            }
        }

        foreach (var (name, window) in windows)
        {
            Window(name, window, usedWindows, today, problems);
        }

        foreach (var exception in exceptions)
        {
            Exception(exception, ruleNames, today, problems);
        }

        Twins(exceptions, problems);
    }

    private static void NamesGivenTwice(IEnumerable<Placed<PolicyRule>> rules, PolicyProblems problems)
    {
        foreach (var group in rules.GroupBy(r => r.Value.Name, StringComparer.Ordinal))
        {
            foreach (var again in group.Skip(1))
            {
                problems.Fail(again.Place, $"{again.Where}.name", $"the name {Shown.Quoted(group.Key)} is given twice: at {group.First().Place} ({group.First().Where}) and here. Exceptions name rules, so that each needs its own.");
            }
        }
    }

    private static void Contradictions(IReadOnlyList<Placed<PolicyRule>> rules, PolicyProblems problems)
    {
        var first = new Dictionary<(PolicyEffect, string), Placed<PolicyRule>>();
        foreach (var placed in rules)
        {
            var (rule, place, where) = placed;
            var conditions = Conditions(rule);
            first.TryAdd((rule.Effect, conditions), placed);
            if (first.TryGetValue((rule.Effect == PolicyEffect.Deny ? PolicyEffect.Warn : PolicyEffect.Deny, conditions), out var other))
            {
                problems.Fail(place, where, $"rule {Shown.Quoted(rule.Name)} and rule {Shown.Quoted(other.Value.Name)} at {other.Place} ({other.Where}) have the same conditions, and one denies where the other warns. Remove one.");
            }
        }
    }

    /// <summary>The same text for the same conditions in another order, so that all rules are compared in one pass.</summary>
    private static string Conditions(PolicyRule rule) => string.Join("\0\0",
        rule.When.StopsMachine, Set(rule.When.Verdicts.Select(v => $"{v}")), Set(rule.When.Actions.Select(a => $"{a}")), Set(rule.When.Attributes),
        Scope(rule.Match), Set(rule.Windows.Select(w => w.Name)));

    private static string Scope(PolicyScope scope) => string.Join("\0\0", Set(Patterns(scope.Addresses)), Set(Patterns(scope.Names)), Set(Patterns(scope.Environments)));

    private static IEnumerable<string> Patterns(IEnumerable<Glob> globs) => globs.Select(g => g.Pattern);

    /// <summary>No text is empty or has a zero in it, so that no two sets become one text.</summary>
    private static string Set(IEnumerable<string> texts) => string.Join('\0', texts.Order(StringComparer.Ordinal));

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

    private static void Window(string name, Placed<PolicyWindow?> window, IReadOnlySet<string> used, DateOnly today, PolicyProblems problems)
    {
        var start = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        if (!used.Contains(name))
        {
            problems.Fail(window.Place, window.Where, $"no rule uses the window {Shown.Quoted(name)}. Remove it, or name it in a rule: unless: {{window: {name}}}.");
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

    private static void Exception(Placed<PolicyException> exception, IReadOnlySet<string> rules, DateOnly today, PolicyProblems problems)
    {
        foreach (var name in exception.Value.Rules.Where(n => !rules.Contains(n)))
        {
            problems.Fail(exception.Place, $"{exception.Where}.rules", $"there is no rule {Shown.Quoted(name)}{Names.Hint(name, rules)} Allowed: {Listed(rules)}.");
        }

        if (exception.Value.Expires < today)
        {
            problems.Fail(exception.Place, $"{exception.Where}.expires", PreviewRules.ExpiredException, string.Create(CultureInfo.InvariantCulture,
                $"the exception of {exception.Value.Owner} for {string.Join(", ", exception.Value.Rules)} held until {exception.Value.Expires:yyyy-MM-dd}, and today is {today:yyyy-MM-dd}. Remove it, or let its owner set a later day."));
        }
    }

    private static string Listed(IReadOnlyCollection<string> names) => string.Join(", ", names.Take(MostListed)) + (names.Count > MostListed ? ", …" : string.Empty);

    private static void Twins(IReadOnlyList<Placed<PolicyException>> exceptions, PolicyProblems problems)
    {
        var first = new Dictionary<string, Placed<PolicyException>>(StringComparer.Ordinal);
        foreach (var exception in exceptions)
        {
            var meant = $"{Set(exception.Value.Rules)}\0\0{Scope(exception.Value.Match)}";
            if (!first.TryAdd(meant, exception))
            {
                var other = first[meant];
                problems.Fail(exception.Place, exception.Where, $"this exception is for the same rules and machines as the one at {other.Place} ({other.Where}), so that it is not clear which day counts. Remove one.");
            }
        }
    }
}
