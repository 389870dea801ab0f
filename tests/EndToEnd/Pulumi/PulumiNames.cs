using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Pulumi;

/// <summary>Names of properties, functions and settings in a page, in camelCase, and those that there are.</summary>
internal static partial class PulumiNames
{
    /// <summary>Pulumi's own words, those of its languages, and names that the guide's programs give.</summary>
    private static readonly string[] Others =
    [
        "ignoreChanges", "replaceOnChanges", "deleteBeforeReplace", "customTimeouts", "retainOnDelete", "provider", "type", "runtime", "resources", "properties",
        "options", "outputs", "text", "web", "edge", "cache", "hotplug", "verdict", "runAsync", "virtualMachine",
    ];

    public static IReadOnlyList<string> Known { get; } = [.. Schema().Concat(Others).Distinct()];

    /// <summary>In programs: keys, members and what initialisers set. In the text: camelCase words and settings that are marked as code.</summary>
    public static IReadOnlyList<string> Of(string page)
    {
        var blocks = Fence().Matches(page).Select(m => (Language: m.Groups[1].Value, Text: Quoted().Replace(m.Groups[2].Value, "\"\""))).ToList();
        var found =
            from block in blocks
            let names = block.Language switch
            {
                "yaml" => Key().Matches(block.Text).Concat(Reference().Matches(block.Text)),
                "typescript" => Key().Matches(block.Text).Concat(Member().Matches(block.Text)),
                "csharp" => Set().Matches(block.Text).Concat(Property().Matches(block.Text)),
                "shell" => Setting().Matches(block.Text),
                _ => [],
            }
            from match in names
            select match.Groups[1].Value;
        var inline = InlineCode().Matches(Fence().Replace(page, string.Empty)).SelectMany(m => CamelCase().Matches(m.Value).Concat(Setting().Matches(m.Value)).Select(n => n.Groups[1].Value));
        return [.. found.Concat(inline).Select(n => char.ToLowerInvariant(n[0]) + n[1..]).Distinct()];
    }

    private static IEnumerable<string> Schema()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot, "pulumi", "schema.json")))!;
        return Under(schema).Concat(schema["functions"]!.AsObject().Select(f => f.Key[(f.Key.LastIndexOf(':') + 1)..]));
    }

    /// <summary>The members of every "properties", "inputProperties" and "variables".</summary>
    private static IEnumerable<string> Under(JsonNode node) => node switch
    {
        JsonObject map => map.SelectMany(m => m is { Key: "properties" or "inputProperties" or "variables", Value: JsonObject properties }
            ? properties.Select(p => p.Key)
            : m.Value is null ? [] : Under(m.Value)),
        _ => [],
    };

    [GeneratedRegex("^ *```([a-z]+)\n(.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("\"[^\"\n]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex InlineCode();

    [GeneratedRegex("(?:^|[{,(]) *([a-z]\\w*):(?!:)", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex("\\$\\{\\w+\\.(\\w+)")]
    private static partial Regex Reference();

    [GeneratedRegex("\\b[a-z]\\w*\\.([a-z]\\w*)")]
    private static partial Regex Member();

    [GeneratedRegex("\\b([A-Z]\\w*) = ")]
    private static partial Regex Set();

    [GeneratedRegex("\\b[a-z]\\w*\\.([A-Z]\\w*)")]
    private static partial Regex Property();

    [GeneratedRegex("\\bhotplug:([a-z]\\w*)(?!:)\\b(?= |`)")]
    private static partial Regex Setting();

    [GeneratedRegex("(?<![\\w./])([a-z]+[A-Z]\\w*)")]
    private static partial Regex CamelCase();
}
