using System.Globalization;
using HotplugIac.Soak.Oracles;
using HotplugIac.Soak.Terraform;
using HotplugIac.Soak.Worlds;
using TerraformPlugin.Protocol;

namespace HotplugIac.Soak;

/// <summary>What the soak has counted, and every promise that it saw broken.</summary>
internal sealed class Tally(int seed, MessageOracle messages)
{
    private const int MostReports = 60;
    private readonly Lock _sync = new();
    private readonly Dictionary<string, SortedDictionary<string, int>> _counts = new(StringComparer.Ordinal);
    private readonly List<string> _broken = [];

    public int Broken { get; private set; }

    public IReadOnlyList<string> Reports
    {
        get
        {
            lock (_sync)
            {
                return [.. _broken];
            }
        }
    }

    /// <param name="kind">A table of the report.</param>
    public void Count(string kind, string what, int number = 1)
    {
        lock (_sync)
        {
            if (!_counts.TryGetValue(kind, out var table))
            {
                _counts[kind] = table = new SortedDictionary<string, int>(StringComparer.Ordinal);
            }

            table[what] = table.GetValueOrDefault(what) + number;
        }
    }

    public IReadOnlyDictionary<string, int> Table(string kind)
    {
        lock (_sync)
        {
            return _counts.TryGetValue(kind, out var table) ? new SortedDictionary<string, int>(table, StringComparer.Ordinal) : new SortedDictionary<string, int>(StringComparer.Ordinal);
        }
    }

    /// <summary>Looks at everything that an outcome says, whatever it was.</summary>
    public void Judge(Subject subject, Outcome outcome)
    {
        foreach (var diagnostic in outcome.Diagnostics)
        {
            var code = MessageOracle.Code(diagnostic);
            Count(diagnostic.Severity == Severity.Error ? "errors" : "warnings", code.Length == 0 ? "without code" : code);
            foreach (var fault in messages.Faults(diagnostic, subject.Name))
            {
                Break(subject, fault);
            }
        }

        foreach (var bug in outcome.Bugs)
        {
            Break(subject, bug);
        }
    }

    public void Break(Subject subject, string what) => Break(
        string.Create(CultureInfo.InvariantCulture, $"{subject.Name} (number {subject.Index}), step {subject.Step}, seed {seed}: {what}")
        + string.Concat(subject.History.Select(h => "\n    " + h)) + $"\n    configuration: {subject.Config.With("definition", subject.IsOwned ? "…" : null)}");

    public void Break(string what)
    {
        lock (_sync)
        {
            Broken++;
            if (_broken.Count < MostReports)
            {
                _broken.Add(what);
                Console.Error.WriteLine($"BROKEN: {what}");
            }
        }
    }
}
