using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using HotplugIac.Yaml.Syntax;
using HotplugIac.Yaml.Writing;

namespace HotplugIac.Yaml.Reading;

/// <summary>
/// Nodes → values of the schema's rows, for one machine or for the provider. Labels are those of
/// <see cref="Resources.Machine.VirtualMachineResource.Validate"/>, so that its problems find their places.
/// </summary>
/// <param name="subject">For messages: <c>machine "web"</c>.</param>
internal sealed class ObjectReader(ProblemList problems, Budget budget, IncludedFiles files, string subject)
{
    private const int LongestDetail = 1000;

    private readonly Dictionary<string, Position> _positions = new(StringComparer.Ordinal);

    /// <summary>The top-level attributes that have a problem already.</summary>
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Position> Positions => _positions;

    /// <param name="at">Where something that is missing is told.</param>
    /// <param name="given">A required attribute that the place gives.</param>
    public MapValue Read(MapNode map, IReadOnlyList<AttributeSchema> rows, Position at, string given = "") => Fields(map, rows, string.Empty, at, given);

    /// <summary>Problems of the schema's own checks, at the places of what they name.</summary>
    /// <param name="at">Where a problem of the whole is told.</param>
    public void Tell(IEnumerable<Problem> found, Position at)
    {
        foreach (var problem in found.Where(p => !_failed.Contains(p.Attribute)))
        {
            // They quote values as they are, and a value here can have lines or be a megabyte long.
            problems.Add(PlaceOf(problem) ?? at, problem with { Detail = Shown.Plain(problem.Text, LongestDetail) + problem.Detail[problem.Text.Length..] });
        }
    }

    /// <summary>The place of the label with which the text begins, or else of the attribute.</summary>
    private Position? PlaceOf(Problem problem)
    {
        // Labels have spaces only in the names of devices, which are quoted.
        var label = problem.Detail.Split([" = ", " lacks ", " cannot ", " is "], 2, StringSplitOptions.None)[0];
        return _positions.TryGetValue(label, out var exact) ? exact
            : _positions.TryGetValue(problem.Attribute, out var attribute) ? attribute
            : null;
    }

    private MapValue Fields(MapNode map, IReadOnlyList<AttributeSchema> rows, string label, Position at, string given = "")
    {
        var fields = new Dictionary<string, Value>(StringComparer.Ordinal);
        var broken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            var path = label.Length == 0 ? entry.Key : $"{label}.{entry.Key}";
            if (rows.FirstOrDefault(r => r.Name == entry.Key) is not { } row)
            {
                Unknown(entry, rows, label);
                continue;
            }

            _positions[path] = entry.Value is ScalarNode or FileNode ? entry.Value.At : entry.KeyAt;
            if (row.Usage == Usage.Computed)
            {
                Fail(entry.KeyAt, path, $"{path} is told by the product and cannot be set. Remove it.");
            }
            else if (Read(entry.Value, row, path) is not { } value)
            {
                broken.Add(entry.Key);
            }
            else if (!value.IsNull)
            {
                fields[entry.Key] = value;
            }
        }

        var missing = rows.Where(r => r.Usage == Usage.Required && r.Name != given && !fields.ContainsKey(r.Name) && !broken.Contains(r.Name)).Select(r => r.Name).ToList();
        if (missing.Count > 0)
        {
            missing.ForEach(m => _failed.Add(label.Length == 0 ? m : Top(label)));
            problems.Fail(at, $"{(label.Length == 0 ? subject : label)} lacks {string.Join(" and ", missing)}. {InputRules.Missing.Remedy}", Top(label.Length == 0 ? missing[0] : label), InputRules.Missing);
        }

        return new MapValue(fields);
    }

    /// <returns>Null, and a problem, when it is not of the row's kind.</returns>
    private Value? Read(YamlNode node, AttributeSchema row, string label)
    {
        budget.Spend(node.At);
        switch (row.Kind, node)
        {
            case (_, BrokenNode):
                _failed.Add(Top(label));
                return null;
            case (ValueKind.Object, MapNode map):
                return Fields(map, row.Nested, label, node.At);
            case (ValueKind.TextMap or ValueKind.ObjectMap, MapNode map):
                return Entries(map, Rows.Item(row), label);
            case (ValueKind.TextList or ValueKind.NumberList or ValueKind.ObjectList, ListNode list):
                return Items(list, Rows.Item(row), label);
            case (ValueKind.Text, FileNode file) when label == Attributes.Definition:
                return files.Text(file, label) is { } text ? Value.Of(text) : Failed(label);
            case (_, FileNode):
                return Fail(node.At, label, $"{label} cannot be the text of a file: only definition can. It must be {ScalarTyping.Meant(row)}.");
            case (_, ScalarNode scalar):
                var value = ScalarTyping.Read(scalar, row, label, out var error);
                return error.Length > 0 ? Fail(node.At, label, error) : value;
            default:
                return Fail(node.At, label, $"{label} is {node.Shape}, but it must be {ScalarTyping.Meant(row)}.");
        }
    }

    private Value? Items(ListNode list, AttributeSchema item, string label)
    {
        var items = new List<Value>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (Item(list.Items[i], item, $"{label}[{i}]", list.Items[i].At) is { } value)
            {
                items.Add(value);
            }
        }

        return items.Count == list.Items.Count ? Value.Of(items) : null;
    }

    private MapValue? Entries(MapNode map, AttributeSchema item, string label)
    {
        var entries = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (Item(entry.Value, item, $"{label}[\"{entry.Key}\"]", entry.KeyAt) is { } value)
            {
                entries.Add(entry.Key, value);
            }
        }

        return entries.Count == map.Entries.Count ? new MapValue(entries) : null;
    }

    private Value? Item(YamlNode node, AttributeSchema item, string label, Position at)
    {
        _positions[label] = at;
        var value = Read(node, item, label);
        return value is { IsNull: true } ? Fail(at, label, $"{label} is null. Give it a value, or remove it.") : value;
    }

    private void Unknown(MapEntry entry, IReadOnlyList<AttributeSchema> rows, string label)
    {
        var inputs = rows.Where(r => r.Usage != Usage.Computed).Select(r => r.Name).ToList();
        Fail(entry.KeyAt, label.Length == 0 ? entry.Key : label,
            $"{(label.Length == 0 ? subject : label)} has an attribute {Shown.Quoted(entry.Key)}, which is not known{Names.Hint(entry.Key, inputs)} Allowed: {string.Join(", ", inputs)}.");
    }

    private Value? Fail(Position at, string label, string detail)
    {
        problems.Fail(at, detail, Top(label));
        return Failed(label);
    }

    private Value? Failed(string label)
    {
        _failed.Add(Top(label));
        return null;
    }

    /// <summary>The top-level attribute of a label.</summary>
    private static string Top(string label) => label.IndexOfAny(['.', '[']) is > 0 and var end ? label[..end] : label;
}
