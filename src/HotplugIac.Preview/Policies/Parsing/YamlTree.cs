using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>
/// One YAML document as parts with places; anchors, aliases and merge keys are resolved. An alias shares its part, so that a short document
/// cannot become a huge one; and it is as deep as it is written, at most <see cref="Deepest"/>.
/// </summary>
internal sealed class YamlTree
{
    private const int Deepest = 32;

    private readonly Parser _parser;
    private readonly Dictionary<string, YamlPart> _anchors = new(StringComparer.Ordinal);

    private YamlTree(string text) => _parser = new Parser(new StringReader(text));

    /// <exception cref="YamlFault">The text is no YAML, or uses of it what is not needed here.</exception>
    public static YamlPart Read(string text)
    {
        var tree = new YamlTree(text);
        try
        {
            return tree.Document();
        }
        catch (YamlException e)
        {
            throw new YamlFault(Place(e.Start), $"this is not YAML: {Words(e)} Text that begins with * & ! % @ or ` must stand in quotes.");
        }
    }

    private static YamlPlace Place(Mark mark) => new(Math.Max(mark.Line, 1), Math.Max(mark.Column, 1));

    /// <summary>The parser's words without the place, which stands in front already.</summary>
    private static string Words(YamlException e) => string.Create(CultureInfo.InvariantCulture, $"{e.Message.TrimEnd('.')}.");

    private YamlPart Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            throw new YamlFault(new YamlPlace(1, 1), "the file is empty. A policy begins with \"version: 1\" and has rules.");
        }

        var root = Part(Deepest);
        _parser.Consume<DocumentEnd>();
        return _parser.TryConsume<DocumentStart>(out var second)
            ? throw new YamlFault(Place(second.Start), "a second document begins here. A policy is one document.")
            : root;
    }

    private YamlPart Part(int depth)
    {
        var start = _parser.Current ?? throw new YamlFault(new YamlPlace(1, 1), "the document has no end.");
        if (start is AnchorAlias alias)
        {
            _parser.MoveNext();
            return _anchors.TryGetValue(alias.Value.Value, out var known)
                ? known
                : throw new YamlFault(Place(alias.Start), $"*{alias.Value.Value} stands for nothing: no &{alias.Value.Value} comes before it. Text that begins with * must stand in quotes.");
        }

        var place = Place(start.Start);
        if (depth == 0)
        {
            throw new YamlFault(place, "this is deeper than a policy goes.");
        }

        if (start is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag })
        {
            throw new YamlFault(place, $"the tag {tag.Value} is not used in a policy. Text that begins with ! must stand in quotes.");
        }

        YamlPart part = start switch
        {
            Scalar => Text(place),
            SequenceStart => List(place, depth),
            MappingStart => Map(place, depth),
            _ => throw new YamlFault(place, "this is not expected here."),
        };
        if (start is NodeEvent { Anchor: { IsEmpty: false } anchor })
        {
            _anchors[anchor.Value] = part;
        }

        return part;
    }

    private YamlText Text(YamlPlace place)
    {
        var scalar = _parser.Consume<Scalar>();
        return new YamlText(place, scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private YamlList List(YamlPlace place, int depth)
    {
        _parser.Consume<SequenceStart>();
        var items = new List<YamlPart>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Part(depth - 1));
        }

        return new YamlList(place, items);
    }

    private YamlMap Map(YamlPlace place, int depth)
    {
        _parser.Consume<MappingStart>();
        var fields = new List<YamlField>();
        var merged = new List<YamlField>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (Part(depth - 1) is not YamlText key)
            {
                throw new YamlFault(place, "the key of a map must be text.");
            }

            var value = Part(depth - 1);
            if (key is { Plain: true, Text: "<<" })
            {
                merged.AddRange(Merged(value));
            }
            else if (fields.Find(f => f.Key == key.Text) is { } first)
            {
                throw new YamlFault(key.Place, string.Create(CultureInfo.InvariantCulture, $"\"{key.Text}\" is given twice, the first time at line {first.Place.Line}."));
            }
            else
            {
                fields.Add(new YamlField(key.Text, key.Place, value));
            }
        }

        // What the map says itself goes before what it merges, and an earlier merged map before a later one.
        foreach (var field in merged.Where(m => fields.TrueForAll(f => f.Key != m.Key)))
        {
            fields.Add(field);
        }

        return new YamlMap(place, fields);
    }

    private static IEnumerable<YamlField> Merged(YamlPart value) => value switch
    {
        YamlMap map => map.Fields,
        YamlList { Items: var items } when items.All(i => i is YamlMap) => items.Cast<YamlMap>().SelectMany(m => m.Fields).DistinctBy(f => f.Key),
        _ => throw new YamlFault(value.Place, "\"<<\" takes a map or a list of maps."),
    };
}
