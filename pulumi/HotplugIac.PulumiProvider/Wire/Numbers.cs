using System.Globalization;
using HotplugIac.Resources.Values;

namespace HotplugIac.PulumiProvider.Wire;

/// <summary>Numbers of the wire are doubles.</summary>
internal static class Numbers
{
    /// <summary>A number that no machine has is kept out of range, as it was written.</summary>
    public static NumberValue Read(double number) => double.IsFinite(number) && Math.Abs(number) < 1e28
        ? new NumberValue(decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture))
        : new NumberValue(number < 0 ? decimal.MinValue : decimal.MaxValue) { Written = number.ToString("R", CultureInfo.InvariantCulture) };
}
