using HotplugIac.Core.Model;
using HotplugIac.Yaml;
using HotplugIac.Yaml.Syntax;

namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>
/// Reads the fields of one map, and reports what is missing, unknown or of another kind. A value that cannot be read is null; of a
/// <see cref="BrokenNode"/> the problem has been told.
/// </summary>
internal sealed class MapReader
{
    private readonly MapNode _map;
    private readonly PolicyProblems _problems;

    private MapReader(MapNode map, string where, PolicyProblems problems) => (_map, Where, _problems) = (map, where, problems);

    public string Where { get; }

    public Position Place => _map.At;

    public bool IsEmpty => _map.Entries.Count == 0;

    /// <param name="known">All keys that the map may have.</param>
    public static MapReader? Open(YamlNode node, string where, PolicyProblems problems, params string[] known)
    {
        if (node is not MapNode map)
        {
            if (node is not BrokenNode)
            {
                problems.Fail(node.At, where, $"this is {NodeWords.Of(node)}, and must be a map with {string.Join(", ", known)}.");
            }

            return null;
        }

        problems.Count(map, map.Entries.Count);
        foreach (var entry in map.Entries.Where(e => !known.Contains(e.Key)))
        {
            problems.Fail(entry.KeyAt, where, $"{Shown.Quoted(entry.Key)} is not known{Names.Hint(entry.Key, known)} Allowed: {string.Join(", ", known)}.");
        }

        return new MapReader(map, where, problems);
    }

    public string At(string key) => Where.Length > 0 ? $"{Where}.{key}" : key;

    /// <summary>Null when the map has no such field; that is an error where it is required.</summary>
    public YamlNode? Find(string key, bool required)
    {
        var value = _map.Entries.FirstOrDefault(e => e.Key == key)?.Value;
        if (value is null && required)
        {
            _problems.Fail(_map.At, Where, $"\"{key}\" is missing.");
        }

        return value;
    }

    public ScalarNode? Text(string key) => Find(key, required: true) is { } node ? TextOf(node, At(key)) : null;

    public MapReader? Map(string key, bool required, params string[] known) => Find(key, required) is { } node ? Open(node, At(key), _problems, known) : null;

    public bool? Flag(string key)
    {
        switch (Find(key, required: false))
        {
            case null or BrokenNode:
                return null;
            case ScalarNode scalar when CoreScalar.KindOf(scalar) == CoreKind.Flag:
                return CoreScalar.IsTrue(scalar);
            case var other:
                _problems.Fail(other.At, At(key), $"this is {NodeWords.Of(other)}, and must be true or false.");
                return null;
        }
    }

    /// <summary>One text or a list of them; null when there is none, or not one that can be read.</summary>
    public IReadOnlyList<ScalarNode>? Texts(string key, bool required)
    {
        if (Find(key, required) is not { } node)
        {
            return null;
        }

        if (node is not ListNode list)
        {
            return TextOf(node, At(key)) is { } one ? [one] : null;
        }

        if (list.Items.Count == 0)
        {
            _problems.Fail(list.At, At(key), "the list is empty, so that nothing can ever match it. Leave it out, or write what it is for.");
            return null;
        }

        var texts = list.Items.Select((item, i) => TextOf(item, $"{At(key)}[{i}]")).OfType<ScalarNode>().ToList();
        foreach (var again in texts.GroupBy(t => t.Text, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
        {
            _problems.Fail(again.At, At(key), $"{Shown.Quoted(again.Text)} is listed twice.");
        }

        return texts.Count == list.Items.Count ? texts : null;
    }

    /// <summary>Words of a fixed set.</summary>
    public EquatableList<T> Words<T>(string key, IReadOnlyDictionary<string, T> known)
    {
        var words = new List<T>();
        foreach (var text in Texts(key, required: false) ?? [])
        {
            if (Word(text, At(key), known, out var word))
            {
                words.Add(word!);
            }
        }

        return words.ToEquatableList();
    }

    public bool Word<T>(ScalarNode text, string where, IReadOnlyDictionary<string, T> known, out T? word)
    {
        if (known.TryGetValue(text.Text, out word))
        {
            return true;
        }

        _problems.Fail(text.At, where, $"{Shown.Quoted(text.Text)} is not known{Names.Hint(text.Text, known.Keys)} Allowed: {string.Join(", ", known.Keys)}.");
        return false;
    }

    private ScalarNode? TextOf(YamlNode node, string where)
    {
        _problems.Count(node);
        var kind = node is ScalarNode scalar ? CoreScalar.KindOf(scalar) : CoreKind.Null;
        switch (node)
        {
            case ScalarNode text when kind == CoreKind.Text && !string.IsNullOrWhiteSpace(text.Text):
                return text;
            case ScalarNode when kind == CoreKind.Text:
                _problems.Fail(node.At, where, "the text is empty.");
                return null;
            case BrokenNode:
                return null;
            default:
                _problems.Fail(node.At, where, $"this is {NodeWords.Of(node)}, and must be text{(kind == CoreKind.Null ? "." : ": write it in quotes.")}");
                return null;
        }
    }
}
