using HotplugIac.Core.Model;
using HotplugIac.Resources.Forecasting;

namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>Reads the fields of one map, and reports what is missing, unknown or of another kind. A value that cannot be read is null.</summary>
internal sealed class MapReader
{
    private readonly YamlMap _map;
    private readonly PolicyProblems _problems;

    private MapReader(YamlMap map, string where, PolicyProblems problems) => (_map, Where, _problems) = (map, where, problems);

    public string Where { get; }

    public YamlPlace Place => _map.Place;

    public bool IsEmpty => _map.Fields.Count == 0;

    /// <param name="known">All keys that the map may have.</param>
    public static MapReader? Open(YamlPart part, string where, PolicyProblems problems, params string[] known)
    {
        if (part is not YamlMap map)
        {
            problems.Fail(part.Place, where, $"this is {part.Kind}, and must be a map with {string.Join(", ", known)}.");
            return null;
        }

        foreach (var field in map.Fields.Where(f => !known.Contains(f.Key)))
        {
            problems.Fail(field.Place, where, $"\"{field.Key}\" is not known{NearName.Hint(field.Key, known)} Allowed: {string.Join(", ", known)}.");
        }

        return new MapReader(map, where, problems);
    }

    public string At(string key) => Where.Length > 0 ? $"{Where}.{key}" : key;

    /// <summary>Null when the map has no such field; that is an error where it is required.</summary>
    public YamlPart? Find(string key, bool required)
    {
        var value = _map.Fields.FirstOrDefault(f => f.Key == key)?.Value;
        if (value is null && required)
        {
            _problems.Fail(_map.Place, Where, $"\"{key}\" is missing.");
        }

        return value;
    }

    public YamlText? Text(string key) => Find(key, required: true) is { } part ? TextOf(part, At(key)) : null;

    public MapReader? Map(string key, bool required, params string[] known) => Find(key, required) is { } part ? Open(part, At(key), _problems, known) : null;

    public bool? Flag(string key)
    {
        if (Find(key, required: false) is not { } part)
        {
            return null;
        }

        if (part is YamlText { Flag: { } flag })
        {
            return flag;
        }

        _problems.Fail(part.Place, At(key), $"this is {part.Kind}, and must be true or false.");
        return null;
    }

    /// <summary>One text or a list of them; null when there is none, or not one that can be read.</summary>
    public IReadOnlyList<YamlText>? Texts(string key, bool required)
    {
        if (Find(key, required) is not { } part)
        {
            return null;
        }

        if (part is not YamlList list)
        {
            return TextOf(part, At(key)) is { } one ? [one] : null;
        }

        if (list.Items.Count == 0)
        {
            _problems.Fail(list.Place, At(key), "the list is empty, so that nothing can ever match it. Leave it out, or write what it is for.");
            return null;
        }

        var texts = list.Items.Select((item, i) => TextOf(item, $"{At(key)}[{i}]")).OfType<YamlText>().ToList();
        foreach (var again in texts.GroupBy(t => t.Text, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
        {
            _problems.Fail(again.Place, At(key), $"\"{again.Text}\" is listed twice.");
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

    public bool Word<T>(YamlText text, string where, IReadOnlyDictionary<string, T> known, out T? word)
    {
        if (known.TryGetValue(text.Text, out word))
        {
            return true;
        }

        _problems.Fail(text.Place, where, $"\"{text.Text}\" is not known{NearName.Hint(text.Text, known.Keys)} Allowed: {string.Join(", ", known.Keys)}.");
        return false;
    }

    private YamlText? TextOf(YamlPart part, string where)
    {
        if (part is YamlText { IsNull: false, Flag: null, IsNumber: false } text)
        {
            if (!string.IsNullOrWhiteSpace(text.Text))
            {
                return text;
            }

            _problems.Fail(part.Place, where, "the text is empty.");
            return null;
        }

        _problems.Fail(part.Place, where, $"this is {part.Kind}, and must be text{(part is YamlText { IsNull: false } ? ": write it in quotes." : ".")}");
        return null;
    }
}
