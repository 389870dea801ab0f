using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Preview.Policies.Parsing;
using HotplugIac.Yaml;
using HotplugIac.Yaml.Syntax;

namespace HotplugIac.Preview.Policies;

/// <summary>Reads a policy file; docs/schemas/policy-1.json describes the same format.</summary>
internal sealed class PolicyReader
{
    private readonly PolicyProblems _problems;
    private readonly DateOnly _today;
    private readonly ZoneLookup _zones;

    private PolicyReader(PolicyProblems problems, DateOnly today, ZoneLookup zones) => (_problems, _today, _zones) = (problems, today, zones);

    /// <summary>A policy is written by people: what is larger than this was made by mistake.</summary>
    internal static DocumentKind Kind { get; } = new("a policy", PreviewRules.PolicyFile, 1,
        "A policy begins with \"version: 1\" and has rules.",
        "put its rules below the first one's rules:.");

    public static (PreviewPolicy? Policy, IReadOnlyList<Problem> Problems) Read(ReadOnlySpan<byte> bytes, string path, DateOnly today, ZoneLookup zones)
    {
        var problems = new ProblemList(path, Kind);
        return Read(SourceText.Decoded(bytes, problems), path, today, zones, problems);
    }

    public static (PreviewPolicy? Policy, IReadOnlyList<Problem> Problems) Read(string text, string path, DateOnly today, ZoneLookup zones)
    {
        var problems = new ProblemList(path, Kind);
        return Read(SourceText.Checked(text, problems), path, today, zones, problems);
    }

    private static (PreviewPolicy? Policy, IReadOnlyList<Problem> Problems) Read(string? text, string path, DateOnly today, ZoneLookup zones, ProblemList problems)
    {
        PreviewPolicy? policy = null;
        var reader = new PolicyReader(new PolicyProblems(problems, Budget.OfNodes(Kind)), today, zones);
        DocumentSyntax.Read(text, problems, root => policy = reader.Document(root, Path.GetFileName(path)));
        var told = problems.All;
        return told.Count > 0 ? (null, [.. told.Select(t => t.Problem)]) : (policy, []);
    }

    private PreviewPolicy? Document(YamlNode root, string name)
    {
        if (MapReader.Open(root, string.Empty, _problems, "version", "rules", "windows", "exceptions") is not { } map)
        {
            return null;
        }

        Version(map);
        var windows = new WindowReader(_problems, _zones).Read(map);
        var reader = new RuleReader(_problems, windows);
        var rules = Items(map, "rules", required: true, reader.Read);
        var exceptions = Items(map, "exceptions", required: false, (item, where) => ExceptionReader.Read(item, where, _problems));
        PolicyChecks.Check(rules, exceptions, windows, reader.RuleNames, reader.UsedWindows, _today, _problems);
        return new PreviewPolicy(name, rules.Select(r => r.Value).ToEquatableList(), exceptions.Select(e => e.Value).ToEquatableList());
    }

    private void Version(MapReader map)
    {
        if (map.Find("version", required: true) is { } version and not (BrokenNode or ScalarNode { IsPlain: true, Text: "1" }))
        {
            _problems.Fail(version.At, "version", $"this is {NodeWords.Of(version)}, and must be the number 1, the only version that this program knows.");
        }
    }

    private List<Placed<T>> Items<T>(MapReader map, string key, bool required, Func<YamlNode, string, T?> read)
        where T : class
    {
        switch (map.Find(key, required))
        {
            case null or BrokenNode:
                return [];
            case ListNode { Items: { Count: > 0 } items }:
                return [.. items.Select((item, i) => (Item: item, Where: $"{key}[{i}]"))
                    .Select(i => (i.Item, i.Where, Value: read(i.Item, i.Where)))
                    .Where(i => i.Value is not null)
                    .Select(i => new Placed<T>(i.Value!, i.Item.At, i.Where))];
            case ListNode empty:
                _problems.Fail(empty.At, key, "the list is empty.");
                return [];
            case var other:
                _problems.Fail(other.At, key, $"this is {NodeWords.Of(other)}, and must be a list.");
                return [];
        }
    }
}
