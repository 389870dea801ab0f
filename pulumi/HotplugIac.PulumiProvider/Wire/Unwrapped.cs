using Google.Protobuf.WellKnownTypes;

namespace HotplugIac.PulumiProvider.Wire;

/// <summary>A value of the wire without its wrappings.</summary>
/// <param name="Inner">Null when it is not known.</param>
/// <param name="IsSecret">Whether this or anything inside it is a secret.</param>
internal readonly record struct Unwrapped(Value? Inner, bool IsSecret)
{
    public static Unwrapped Of(Value value)
    {
        var secret = false;
        while (Sentinels.IsSigned(value, out var signature) && signature is Sentinels.Secret or Sentinels.Output)
        {
            var fields = value.StructValue.Fields;
            secret |= signature == Sentinels.Secret || (fields.TryGetValue("secret", out var mark) && mark.BoolValue);
            if (!fields.TryGetValue("value", out var inner))
            {
                // An output without a value is one that is not known yet.
                return new Unwrapped(null, secret);
            }

            value = inner;
        }

        return value.KindCase == Value.KindOneofCase.StringValue && Sentinels.IsUnknown(value.StringValue)
            ? new Unwrapped(null, secret)
            : new Unwrapped(value, secret);
    }
}
