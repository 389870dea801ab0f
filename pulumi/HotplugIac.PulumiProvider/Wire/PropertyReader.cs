using Google.Protobuf.WellKnownTypes;
using HotplugIac.PulumiProvider.Naming;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using Neutral = HotplugIac.Resources.Values.Value;
using Wired = Google.Protobuf.WellKnownTypes.Value;

namespace HotplugIac.PulumiProvider.Wire;

/// <summary>Properties of the wire → values of the schema's rows. What has the wrong type is noted with its path and reads as null.</summary>
/// <param name="rows">What the object may hold.</param>
internal sealed class PropertyReader(IReadOnlyList<AttributeSchema> rows)
{
    private readonly List<Misfit> _misfits = [];
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);

    /// <summary>What did not fit, in the order of the schema.</summary>
    public IReadOnlyList<Misfit> Misfits => _misfits;

    /// <summary>Names, as the table has them, of the top-level properties that are secrets or hold some.</summary>
    public IReadOnlySet<string> Secrets => _secrets;

    /// <summary>
    /// Provider configuration: values that are no texts may come as texts of JSON, because stack configuration has nothing else.
    /// </summary>
    public bool DecodesJson { get; init; }

    /// <param name="properties">Null is an empty object: structs may be null on this wire.</param>
    public MapValue Read(Struct? properties)
    {
        if (properties is null)
        {
            return MapValue.Empty;
        }

        foreach (var key in properties.Fields.Keys.Where(IsStranger).Order(StringComparer.Ordinal))
        {
            _misfits.Add(Misfit.Unknown(key, rows));
        }

        var fields = new Dictionary<string, Neutral>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (properties.Fields.TryGetValue(Names.ToPulumi(row.Name), out var value))
            {
                fields[row.Name] = Top(value, row);
            }
        }

        return new MapValue(fields);
    }

    private bool IsStranger(string key) => !key.StartsWith("__", StringComparison.Ordinal) && rows.All(r => Names.ToPulumi(r.Name) != key);

    private Neutral Top(Wired value, AttributeSchema row)
    {
        var converter = new PropertyConverter(_misfits);
        var result = converter.Convert(DecodesJson ? JsonTexts.Decode(value, row) : value, row, Names.ToPulumi(row.Name));
        if (converter.MetSecret)
        {
            _secrets.Add(row.Name);
        }

        return result;
    }
}
