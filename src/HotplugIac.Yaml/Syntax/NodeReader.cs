using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HotplugIac.Yaml.Syntax;

/// <summary>The parser's events → nodes, with aliases followed and maps merged.</summary>
internal sealed class NodeReader(EventSource events, ProblemList problems, Budget budget)
{
    private const int Deepest = 64;
    private const int LongestScalar = 1 << 20;
    private const string TagPrefix = "tag:yaml.org,2002:";

    /// <summary>Null for a node that is not complete yet: an alias of it would be inside itself.</summary>
    private readonly Dictionary<string, YamlNode?> _anchors = new(StringComparer.Ordinal);

    public YamlNode Read(int depth = 0)
    {
        var at = events.At;
        var node = events.Take();
        budget.Spend(at);
        if (depth > Deepest)
        {
            throw new UnreadableException(at, $"this is nested more than {Deepest} levels deep. Nothing in {problems.Kind.Name} is.");
        }

        if (node is AnchorAlias alias)
        {
            return Aliased(alias.Value.Value, at);
        }

        // The parser lets some broken texts pass, such as a key that is an alias with its colon attached.
        if (node is not NodeEvent begun)
        {
            throw new UnreadableException(at, "this is no YAML: a key or a value is missing before this place. Look at the colons and aliases (*name) here and before.");
        }

        if (!begun.Anchor.IsEmpty)
        {
            _anchors[begun.Anchor.Value] = null;
        }

        var read = begun switch
        {
            Scalar scalar => Single(scalar, at),
            SequenceStart => Items(at, depth),
            _ => Map(at, depth),
        };
        var complete = read is ScalarNode or FileNode || Allows(begun, read, at) ? read : new BrokenNode(at);
        if (!begun.Anchor.IsEmpty)
        {
            _anchors[begun.Anchor.Value] = complete;
        }

        return complete;
    }

    private YamlNode Aliased(string name, Position at)
    {
        if (!_anchors.TryGetValue(name, out var node))
        {
            problems.Fail(at, $"*{Shown.Plain(name)} refers to an anchor that is not written before it{Names.Hint(name, _anchors.Keys)} Write &{Shown.Plain(name)} at the value that is meant; text that begins with * needs quotes.");
        }
        else if (node is null)
        {
            problems.Fail(at, $"*{Shown.Plain(name)} stands inside the value that it refers to, which would never end. Refer to another value.");
        }

        return node ?? new BrokenNode(at);
    }

    private YamlNode Single(Scalar scalar, Position at)
    {
        var tag = scalar.Tag.IsEmpty ? string.Empty : scalar.Tag.Value;
        var isPlain = scalar.Style == ScalarStyle.Plain;
        if (scalar.Value.Length > LongestScalar)
        {
            problems.Fail(at, $"this value is longer than {LongestScalar >> 10} KiB. {(problems.Kind.NamesFiles ? "A long definition can be named instead: definition: !file web.xml." : $"Nothing in {problems.Kind.Name} is so long.")}");
        }
        else if (scalar.Value.Contains('\0', StringComparison.Ordinal) || HasLoneHalf(scalar.Value))
        {
            problems.Fail(at, $"{Shown.Quoted(scalar.Value)} has a character in it that no text can have (a zero or half a character). Take the escape out.");
        }
        else if (tag is "" or "!" or TagPrefix + "str")
        {
            return new ScalarNode(at, scalar.Value, isPlain && tag.Length == 0);
        }
        else if (IsFile(tag) && scalar.Value.Trim().Length > 0)
        {
            return new FileNode(at, scalar.Value);
        }
        else
        {
            problems.Fail(at, IsFile(tag) ? "!file lacks the path of a file, for example: definition: !file web.xml." : UnknownTag(tag));
        }

        return new BrokenNode(at);
    }

    private ListNode Items(Position at, int depth)
    {
        var items = new List<YamlNode>();
        while (events.Next is not SequenceEnd)
        {
            items.Add(Read(depth + 1));
        }

        events.Take();
        return new ListNode(at, items);
    }

    private MapNode Map(Position at, int depth)
    {
        var map = new MapBuilder(problems, budget, at);
        while (events.Next is not MappingEnd)
        {
            var key = Read(depth + 1);
            map.Add(key, Read(depth + 1));
        }

        events.Take();
        return map.Build();
    }

    /// <summary>Whether a list or a map has no tag but its own.</summary>
    private bool Allows(NodeEvent begun, YamlNode read, Position at)
    {
        var tag = begun.Tag.IsEmpty ? string.Empty : begun.Tag.Value;
        if (read is BrokenNode || tag is "" or "!" || tag == TagPrefix + (read is ListNode ? "seq" : "map"))
        {
            return true;
        }

        problems.Fail(at, IsFile(tag) ? $"!file names a file, but here it is {read.Shape}. Write for example: definition: !file web.xml." : UnknownTag(tag));
        return false;
    }

    private bool IsFile(string tag) => problems.Kind.NamesFiles && tag == "!file";

    private string UnknownTag(string tag)
    {
        var written = Shown.Plain(tag.StartsWith(TagPrefix, StringComparison.Ordinal) ? $"!!{tag[TagPrefix.Length..]}" : tag);
        var known = problems.Kind.NamesFiles ? "the only tags are !file, for the text of a file, and !!str" : "the only tag is !!str";
        return $"the tag {written} is not known. Remove it; {known}, and text that begins with ! needs quotes.";
    }

    private static bool HasLoneHalf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
