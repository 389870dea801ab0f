using HotplugIac.Core.Model;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Yaml.Tests;

/// <summary>Machines with any attributes that are possible and with hostile texts, by a seed.</summary>
internal sealed class Machines(int seed)
{
    private static readonly string[] Pieces =
    [
        "a", "web", " ", "\n", "\t", ": ", ":", " #", "'", "\"", "\\", "${", "%{", "$", "%", "é", "😀", "\u0085", "\u2028", "\uFEFF", "\u0001", "\r\n", "\r", "- ", "yes", "1", "~", "null",
        "0x1", "<<", "&a", "*a", "!", "|", ">", "{", "}", "[", "]", ",", "@", "`", "---", "...", "\u00A0", "\u200B", "true", "=", "?", "1:30", "2026-01-01", "EOT", "\u001b[31m", "\u007f", "\\n", "<domain>\n  <name/>\n</domain>\n",
    ];

    private readonly Random _random = new(seed);

    public IReadOnlyList<(string Key, MapValue Values)> All() =>
        [.. Enumerable.Range(0, _random.Next(4)).Select(i => Machine($"{Text()}{i}", i))];

    public MapValue One() => Machine("web", 0).Values;

    /// <summary>Up to seven pieces.</summary>
    public string Text() => string.Concat(Enumerable.Range(0, _random.Next(8)).Select(_ => Pieces[_random.Next(Pieces.Length)]));

    private (string Key, MapValue Values) Machine(string key, int number)
    {
        var values = Fields(VirtualMachineSchema.Rows);
        return (key, values.With(Attributes.Name, Value.Of(_random.Next(2) == 0 ? key : $"{Text()}-{number}")));
    }

    private MapValue Fields(IEnumerable<AttributeSchema> rows) => new(rows
        .Where(r => r.Usage == Usage.Required || (r.Usage != Usage.Computed && _random.Next(3) == 0))
        .ToDictionary(r => r.Name, Of, StringComparer.Ordinal));

    private Value Of(AttributeSchema row) => row switch
    {
        { Choice: { } choice } => Value.Of(choice.Values[_random.Next(choice.Values.Count)]),
        { Kind: ValueKind.WholeNumber } => Value.Of(_random.Next(1, 300)),
        { Kind: ValueKind.Flag } => Value.Of(_random.Next(2) == 0),
        { Kind: ValueKind.Size } => Value.Of($"{_random.Next(1, 5000)}{(string[])["B", "KiB", "MiB", "GiB"] switch { var units => units[_random.Next(units.Length)] }}"),
        { Kind: ValueKind.Duration } => Value.Of($"{_random.Next(1, 500)}{(_random.Next(2) == 0 ? "s" : "m")}"),
        { Name: NumaRows.Cpus or NumaRows.Nodeset } => Value.Of(((string[])["0", "0-3", "1,5-7", "010"])[_random.Next(4)]),
        { Kind: ValueKind.Object } => Fields(row.Nested),
        { Kind: ValueKind.NumberList } => Value.Of(Several().Select(_ => Value.Of(_random.Next(10, 256)))),
        { Kind: ValueKind.ObjectList } => Value.Of(Several().Select(_ => (Value)Fields(row.Nested))),
        { Kind: ValueKind.ObjectMap } => new MapValue(Several().ToDictionary(i => $"{((string[])["d", "0", "no", "A-b_", "1"])[_random.Next(5)]}{i}", _ => (Value)Fields(row.Nested), StringComparer.Ordinal)),
        _ => Value.Of(Text()),
    };

    private IEnumerable<int> Several() => Enumerable.Range(0, _random.Next(4));
}
