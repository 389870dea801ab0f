using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Policies;

/// <summary>A policy file that is understood in full.</summary>
/// <param name="Name">The file's name.</param>
public sealed record PreviewPolicy(string Name, EquatableList<PolicyRule> Rules, EquatableList<PolicyException> Exceptions)
{
    /// <summary>A longer file is no policy.</summary>
    public static int LargestFile => PolicyReader.Kind.Largest;

    /// <summary>Reads a policy. Everything that is wrong is reported at once; there is a policy only when nothing is.</summary>
    /// <param name="path">Stands in front of every error, as the user wrote it.</param>
    /// <param name="today">An exception that expires before it is an error (HP9055).</param>
    public static (PreviewPolicy? Policy, IReadOnlyList<Problem> Problems) Parse(string text, string path, DateOnly today) =>
        PolicyReader.Read(text, path, today, TimeZones.Find);

    /// <summary>A file's bytes, which must be text in UTF-8.</summary>
    /// <inheritdoc cref="Parse(string, string, DateOnly)"/>
    public static (PreviewPolicy? Policy, IReadOnlyList<Problem> Problems) Parse(ReadOnlySpan<byte> bytes, string path, DateOnly today) =>
        PolicyReader.Read(bytes, path, today, TimeZones.Find);

    /// <summary>
    /// One finding for each machine that the plan changes and each rule that matches it. An incomplete plan is asked about as well, as something
    /// of which nothing is known (<see cref="PolicyFinding.Address"/> null).
    /// </summary>
    /// <param name="environment">Null: not named, and every rule for an environment applies.</param>
    /// <param name="now">Decides which windows are open.</param>
    public PolicyResult Evaluate(PreviewReport report, string? environment, DateTimeOffset now)
    {
        var machines = report.Machines.Where(m => m.Changed).Select(PolicySubject.Of);
        var subjects = report.IsIncomplete ? machines.Prepend(PolicySubject.Missing) : machines;
        return new PolicyResult(Name, subjects.SelectMany(s => Rules.Select(r => Find(r, s, environment, now))).OfType<PolicyFinding>().ToEquatableList());
    }

    private PolicyFinding? Find(PolicyRule rule, PolicySubject subject, string? environment, DateTimeOffset now)
    {
        var doubts = new List<string>();
        if (subject.Address is null)
        {
            doubts.Add("The plan is incomplete, and what it does not show may be what this rule is for.");
        }

        // Of what an incomplete plan lacks everything is in doubt; one sentence says so.
        if (!rule.Match.HasForRule(subject, environment, doubts) || !rule.When.Hold(subject, subject.Address is null ? [] : doubts))
        {
            return null;
        }

        return new PolicyFinding(rule.Effect, subject.Address, rule.Name, string.Join(' ', doubts.Prepend(rule.Reason)), Remedy(rule, now))
        {
            ExcusedBy = ExceptionFor(rule, subject, environment) ?? OpenWindow(rule, now),
        };
    }

    private string? ExceptionFor(PolicyRule rule, PolicySubject subject, string? environment) => Exceptions
        .Where(e => e.Rules.Contains(rule.Name) && e.Match.HasForException(subject, environment))
        .Select(e => string.Create(CultureInfo.InvariantCulture, $"an exception of {e.Owner} until {e.Expires:yyyy-MM-dd}: {e.Reason.TrimEnd('.')}"))
        .FirstOrDefault();

    private static string? OpenWindow(PolicyRule rule, DateTimeOffset now) => rule.Windows
        .Select(w => w.OpenUntil(now) is { } closes ? $"window {w.Name}, open until {PolicyWindow.Text(closes, w.Zone)}" : null)
        .FirstOrDefault(t => t is not null);

    private static string Remedy(PolicyRule rule, DateTimeOffset now)
    {
        var next = rule.Windows.MinBy(w => w.NextOpening(now) ?? DateTimeOffset.MaxValue);
        return next?.NextOpening(now) is { } opens ? $"Window {next.Name} opens next at {PolicyWindow.Text(opens, next.Zone)}." : string.Empty;
    }
}
