namespace HotplugIac.Yaml.Syntax;

/// <summary>
/// Gathers the entries of a map, and merges when it is complete. Everything that an alias can name is complete then, and
/// merged itself, so that a chain of merges needs no recursion.
/// </summary>
internal sealed class MapBuilder(ProblemList problems, Budget budget, Position at)
{
    private const string Merge = "<<";
    private const int LongestKey = 1024;

    private readonly List<MapEntry> _entries = [];
    private readonly Dictionary<string, Position> _keys = new(StringComparer.Ordinal);
    private readonly List<YamlNode> _merged = [];
    private Position? _mergeAt;

    public void Add(YamlNode key, YamlNode value)
    {
        switch (key)
        {
            case ScalarNode { IsPlain: true, Text: Merge } when _mergeAt is { } first:
                problems.Fail(key.At, $"<< stands twice in this map, first at {first}. Merge several maps with one list: <<: [*a, *b].");
                break;
            case ScalarNode { IsPlain: true, Text: Merge }:
                _mergeAt = key.At;
                _merged.AddRange(Maps(value));
                break;
            case ScalarNode { Text.Length: > LongestKey }:
                problems.Fail(key.At, $"this key is longer than {LongestKey} characters.");
                break;
            case ScalarNode scalar when _keys.TryGetValue(scalar.Text, out var first):
                problems.Fail(key.At, $"the key {Shown.Quoted(scalar.Text)} stands twice in this map, first at {first}. Remove one of them.");
                break;
            case ScalarNode scalar:
                _keys.Add(scalar.Text, key.At);
                _entries.Add(new MapEntry(scalar.Text, key.At, value));
                break;
            case BrokenNode:
                break;
            default:
                problems.Fail(key.At, $"{key.Shape} cannot be a key here: keys are names, such as vcpus.");
                break;
        }
    }

    public MapNode Build()
    {
        foreach (var map in _merged.OfType<MapNode>())
        {
            budget.Spend(at, map.Entries.Count + 1);
            _entries.AddRange(map.Entries.Where(e => _keys.TryAdd(e.Key, e.KeyAt)));
        }

        return new MapNode(at, _entries);
    }

    private IReadOnlyList<YamlNode> Maps(YamlNode value)
    {
        var maps = value is ListNode list ? list.Items : [value];
        foreach (var wrong in maps.Where(m => m is not (MapNode or BrokenNode)))
        {
            problems.Fail(wrong.At, $"<< merges maps, but this is {wrong.Shape}. Write <<: *name, or <<: [*a, *b], with anchors of maps.");
        }

        return maps;
    }
}
