using HotplugIac.PulumiProvider.Naming;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using Neutral = HotplugIac.Resources.Values.Value;
using Wired = Google.Protobuf.WellKnownTypes.Value;

namespace HotplugIac.PulumiProvider.Wire;

/// <summary>
/// An argument of any type: an object with attributes of the machine, as a resource's outputs or a function's result have them.
/// Keys of maps are the user's own, and stay.
/// </summary>
internal static class AnyValues
{
    private static readonly HashSet<string> Dropped =
        [Names.ImpactVerdict, Names.ImpactStopsMachine, Names.ImpactLive, Names.ImpactReboot, "urn"];

    private static readonly HashSet<string> Maps =
        [.. VirtualMachineSchema.Rows.Where(r => r.Kind is ValueKind.ObjectMap or ValueKind.TextMap).Select(r => r.Name)];

    public static Neutral Read(Wired wired) => Read(wired, keysAreNames: true);

    private static Neutral Read(Wired wired, bool keysAreNames)
    {
        if (Unwrapped.Of(wired).Inner is not { } value)
        {
            return Neutral.Unknown;
        }

        return value.KindCase switch
        {
            Wired.KindOneofCase.StringValue => Neutral.Of(value.StringValue),
            Wired.KindOneofCase.BoolValue => Neutral.Of(value.BoolValue),
            Wired.KindOneofCase.NumberValue => Numbers.Read(value.NumberValue),
            Wired.KindOneofCase.ListValue => Neutral.Of(value.ListValue.Values.Select(Read)),
            Wired.KindOneofCase.StructValue => new MapValue(value.StructValue.Fields
                .Where(f => !keysAreNames || !(f.Key.StartsWith("__", StringComparison.Ordinal) || Dropped.Contains(f.Key)))
                // A name in both spellings is one attribute; the first that was written counts.
                .DistinctBy(f => keysAreNames ? Names.FromPulumi(f.Key) : f.Key)
                .ToDictionary(
                    f => keysAreNames ? Names.FromPulumi(f.Key) : f.Key,
                    f => Read(f.Value, !keysAreNames || !Maps.Contains(Names.FromPulumi(f.Key))),
                    StringComparer.Ordinal)),
            _ => Neutral.Null,
        };
    }
}
