using HotplugIac.Core.Model;
using HotplugIac.Preview.Reading.Json;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading.Pulumi;

/// <summary>Inputs or outputs of a machine → attributes of the schema, and which of them are secret. A secret value reads as not known.</summary>
internal sealed class PulumiProperties
{
    private static readonly Dictionary<string, string> Impact = new(StringComparer.Ordinal)
    {
        ["impactVerdict"] = VirtualMachineSchema.Verdict,
        ["impactStopsMachine"] = VirtualMachineSchema.StopsMachine,
        ["impactLive"] = VirtualMachineSchema.Live,
        ["impactReboot"] = VirtualMachineSchema.Reboot,
    };

    private static readonly HashSet<string> Wanted = [.. VirtualMachineSchema.Rows.Select(r => CamelNames.ToCamel(r.Name)), .. Impact.Keys];

    private readonly HashSet<string> _secret;

    private PulumiProperties(MapValue values, HashSet<string> secret)
    {
        Values = values;
        _secret = secret;
    }

    /// <summary>Without the properties that are not there.</summary>
    public MapValue Values { get; }

    public IReadOnlySet<string> Secret => _secret;

    public bool IsEmpty => Values.Fields.Count == 0;

    /// <param name="bytes">The object; empty for none.</param>
    public static PulumiProperties Of(ReadOnlySpan<byte> bytes, string label)
    {
        var read = JsonValues.Of(bytes, label, Wanted.Contains);
        var fields = read switch
        {
            MapValue map => map.Fields,
            NullValue => MapValue.Empty.Fields,
            _ => throw NoPlanException.Because($"{label} is no object."),
        };
        var secret = new HashSet<string>(StringComparer.Ordinal);
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        var impact = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (property, value) in fields)
        {
            var isSecret = false;
            var plain = Plain(value, ref isSecret);
            var isImpact = Impact.TryGetValue(property, out var part);
            var name = isImpact ? VirtualMachineSchema.Impact : CamelNames.FromCamel(property);
            (isImpact ? impact : values)[isImpact ? part! : name] = Renamed(name, plain);
            if (isSecret)
            {
                secret.Add(name);
            }
        }

        // A preview leaves out an output in which something is not known.
        if (impact.Count > 0)
        {
            values[VirtualMachineSchema.Impact] = impact.Count < Impact.Count || impact.Values.Any(v => v.HasUnknown) ? Value.Unknown : new MapValue(impact);
        }

        return new PulumiProperties(new MapValue(values), secret);
    }

    private static Value Plain(Value value, ref bool isSecret)
    {
        switch (value)
        {
            case TextValue { Text: PulumiMarks.HiddenText }:
                isSecret = true;
                return Value.Unknown;
            case TextValue text when PulumiMarks.IsUnknown(text.Text):
                return Value.Unknown;
            case MapValue map when map[PulumiMarks.SignatureKey] is TextValue signature:
                isSecret |= signature.Text == PulumiMarks.Secret || map["secret"] is FlagValue { Flag: true };
                var inner = isSecret || signature.Text != PulumiMarks.Output ? Value.Unknown : map["value"];
                return inner.IsNull ? Value.Unknown : Plain(inner, ref isSecret);
            case MapValue map:
                var fields = new Dictionary<string, Value>(StringComparer.Ordinal);
                foreach (var (name, field) in map.Fields)
                {
                    fields[name] = Plain(field, ref isSecret);
                }

                return new MapValue(fields);
            case ListValue list:
                var items = new List<Value>();
                foreach (var item in list.Items)
                {
                    items.Add(Plain(item, ref isSecret));
                }

                return Value.Of(items);
            default:
                return value;
        }
    }

    /// <summary>
    /// Keys of objects are names of the schema too; keys of maps by attribute are names of attributes; of memory devices they are the user's.
    /// What a null is in the schema is absent in Pulumi, and structured values have all their fields there.
    /// </summary>
    private static Value Renamed(string attribute, Value value) => (attribute, value) switch
    {
        (Attributes.MemoryDevices, MapValue devices) => new MapValue(devices.Fields.ToDictionary(d => d.Key, d => Keys(d.Value), StringComparer.Ordinal)),
        _ => Keys(value),
    };

    private static Value Keys(Value value) => value switch
    {
        MapValue map => new MapValue(map.Fields.GroupBy(f => CamelNames.FromCamel(f.Key), StringComparer.Ordinal).ToDictionary(g => g.Key, g => Keys(g.First().Value), StringComparer.Ordinal)),
        ListValue list => Value.Of(list.Items.Select(Keys)),
        _ => value,
    };
}
