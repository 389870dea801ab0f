namespace HotplugIac.Yaml.Syntax;

/// <summary>A node of a file. An alias is the node that it names, so that one node can stand at several places, but never inside itself.</summary>
internal abstract class YamlNode(Position at)
{
    public Position At { get; } = at;

    /// <summary>For messages: <c>a list</c>.</summary>
    public abstract string Shape { get; }
}

/// <param name="isPlain">Whether it may be something else than text: no quotes, no block, no tag.</param>
internal sealed class ScalarNode(Position at, string text, bool isPlain) : YamlNode(at)
{
    public string Text { get; } = text;

    public bool IsPlain { get; } = isPlain;

    public override string Shape => "a single value";
}

/// <summary>The text of the file that <c>!file</c> names.</summary>
internal sealed class FileNode(Position at, string path) : YamlNode(at)
{
    public string Path { get; } = path;

    public override string Shape => "the text of a file";
}

internal sealed class ListNode(Position at, IReadOnlyList<YamlNode> items) : YamlNode(at)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;

    public override string Shape => "a list";
}

/// <param name="entries">Merged: each key once, those of merges after the map's own.</param>
internal sealed class MapNode(Position at, IReadOnlyList<MapEntry> entries) : YamlNode(at)
{
    public IReadOnlyList<MapEntry> Entries { get; } = entries;

    public override string Shape => "a map";
}

/// <summary>Something of which the problem has been told already.</summary>
internal sealed class BrokenNode(Position at) : YamlNode(at)
{
    public override string Shape => "nothing";
}

internal sealed record MapEntry(string Key, Position KeyAt, YamlNode Value);
