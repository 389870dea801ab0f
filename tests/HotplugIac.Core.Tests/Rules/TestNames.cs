using System.Text.RegularExpressions;

namespace HotplugIac.Core.Tests.Rules;

/// <summary>The names of all test methods of the repository, and which rows of the rule book they quote.</summary>
internal static partial class TestNames
{
    public static IReadOnlyList<string> All { get; } =
        [.. Repository.TestSources().SelectMany(f => Method().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Matching(string pattern) =>
        pattern.EndsWith('*') ? All.Where(n => n.StartsWith(pattern[..^1], StringComparison.Ordinal)) : All.Where(n => n == pattern);

    /// <summary>The rows that a name begins with: <c>C1_C3_what_…</c> quotes C1 and C3.</summary>
    public static IEnumerable<string> Quoted(string name)
    {
        for (var match = Row().Match(name); match.Success; match = Row().Match(name))
        {
            yield return match.Groups[1].Value;
            name = name[match.Length..];
        }
    }

    public static bool Quotes(string name, string row) => $"_{name}_".Contains($"_{row}_", StringComparison.Ordinal);

    [GeneratedRegex(@"\bpublic (?:static )?(?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex("^(A4_[1-8]|A[1-8]|B|C[1-7]|D[0-9]+|E)_")]
    private static partial Regex Row();
}
