using Google.Protobuf.WellKnownTypes;
using HotplugIac.PulumiProvider.Naming;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using Neutral = HotplugIac.Resources.Values.Value;
using Wired = Google.Protobuf.WellKnownTypes.Value;

namespace HotplugIac.PulumiProvider.Wire;

/// <summary>One value of the wire → one of a row.</summary>
internal sealed class PropertyConverter(List<Misfit> misfits)
{
    /// <summary>Whether a secret has been met.</summary>
    public bool MetSecret { get; private set; }

    public Neutral Convert(Wired wired, AttributeSchema row, string path)
    {
        if (Open(wired) is not { } value)
        {
            return Neutral.Unknown;
        }

        switch (row.Kind, value.KindCase)
        {
            case (_, Wired.KindOneofCase.NullValue or Wired.KindOneofCase.None):
                return Neutral.Null;
            case (ValueKind.Any, _):
                return AnyValues.Read(value);
            case (ValueKind.Text or ValueKind.Size or ValueKind.Duration, Wired.KindOneofCase.StringValue):
                return Neutral.Of(value.StringValue);
            case (ValueKind.Flag, Wired.KindOneofCase.BoolValue):
                return Neutral.Of(value.BoolValue);
            case (ValueKind.WholeNumber, Wired.KindOneofCase.NumberValue):
                return Numbers.Read(value.NumberValue);
            case (ValueKind.TextList or ValueKind.NumberList or ValueKind.ObjectList, Wired.KindOneofCase.ListValue):
                return Neutral.Of(value.ListValue.Values.Select((item, i) => Convert(item, Item(row), $"{path}[{i}]")));
            case (ValueKind.TextMap or ValueKind.ObjectMap, Wired.KindOneofCase.StructValue) when !Sentinels.IsSigned(value, out _):
                return new MapValue(value.StructValue.Fields.DistinctBy(f => row.Kind == ValueKind.TextMap ? Names.FromPulumi(f.Key) : f.Key).ToDictionary(
                    f => row.Kind == ValueKind.TextMap ? Names.FromPulumi(f.Key) : f.Key, f => Convert(f.Value, Item(row), PropertyPath.Key(path, f.Key)), StringComparer.Ordinal));
            case (ValueKind.Object, Wired.KindOneofCase.StructValue) when !Sentinels.IsSigned(value, out _):
                return Fields(value.StructValue, row.Nested, path);
            default:
                misfits.Add(Misfit.Wrong(path, Expected(row), Found(value)));
                return Neutral.Null;
        }
    }

    private Wired? Open(Wired wired)
    {
        var (inner, isSecret) = Unwrapped.Of(wired);
        MetSecret |= isSecret;
        return inner;
    }

    private MapValue Fields(Struct properties, IReadOnlyList<AttributeSchema> rows, string path)
    {
        foreach (var key in properties.Fields.Keys.Where(k => rows.All(r => Names.ToPulumi(r.Name) != k)).Order(StringComparer.Ordinal))
        {
            misfits.Add(Misfit.Unknown($"{path}.{key}", rows));
        }

        var fields = new Dictionary<string, Neutral>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var name = Names.ToPulumi(row.Name);
            var value = properties.Fields.TryGetValue(name, out var wired) ? Convert(wired, row, $"{path}.{name}") : Neutral.Null;
            if (value.IsNull && row.Usage == Usage.Required && misfits.All(m => m.Path != $"{path}.{name}"))
            {
                misfits.Add(new Misfit($"{path}.{name}", $"{path}.{name} is missing: give {Expected(row)}."));
            }

            fields[row.Name] = value;
        }

        return new MapValue(fields);
    }

    /// <summary>The row of what a list or a map holds.</summary>
    private static AttributeSchema Item(AttributeSchema row) => row with
    {
        Kind = row.Kind switch
        {
            ValueKind.NumberList => ValueKind.WholeNumber,
            ValueKind.ObjectList or ValueKind.ObjectMap => ValueKind.Object,
            _ => ValueKind.Text,
        },
    };

    private static string Expected(AttributeSchema row) => row.Kind switch
    {
        ValueKind.WholeNumber => "a whole number",
        ValueKind.Flag => "true or false",
        ValueKind.Size => "a size with its unit as text, for example \"8GiB\"",
        ValueKind.Duration => "a duration with its unit as text, for example \"90s\"",
        ValueKind.TextList => "a list of texts",
        ValueKind.NumberList => "a list of whole numbers",
        ValueKind.ObjectList => "a list of objects",
        ValueKind.TextMap => "a map of texts",
        ValueKind.ObjectMap => "a map of objects",
        ValueKind.Object => "an object",
        _ when row.Choice is { } choice => $"one of {string.Join(", ", choice.Values.Select(v => $"\"{v}\""))}",
        _ => "a text",
    };

    private static string Found(Wired value) => value.KindCase switch
    {
        Wired.KindOneofCase.StringValue => "a text",
        Wired.KindOneofCase.NumberValue => "a number",
        Wired.KindOneofCase.BoolValue => "true or false",
        Wired.KindOneofCase.ListValue => "a list",
        _ when Sentinels.IsSigned(value, out var signature) => signature switch
        {
            Sentinels.Asset => "an asset",
            Sentinels.Archive => "an archive",
            Sentinels.ResourceReference => "a resource",
            _ => "a value of a kind that this version does not know",
        },
        _ => "an object",
    };
}
