using HotplugIac.Core.Model;
using HotplugIac.Resources.Forecasting;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading.Machines;

/// <summary>
/// What was worked out already in this document. The machines of a fleet are alike, and to plan a change in all the worlds that
/// look as shown takes longer than to read it.
/// </summary>
internal sealed class Answers
{
    private const int Most = 10_000;

    private readonly Dictionary<MapValue, ShownSizes?> _sizes = [];
    private readonly Dictionary<(Value Before, MapValue Wish), ForecastReply> _forecasts = [];

    public ShownSizes? Sizes(MapValue machine)
    {
        var part = ShownSizes.Part(machine);
        if (_sizes.TryGetValue(part, out var known))
        {
            return known;
        }

        var sizes = ShownSizes.Of(part);
        return _sizes.Count < Most ? _sizes[part] = sizes : sizes;
    }

    /// <param name="before">Null for a machine that is not managed yet.</param>
    /// <param name="wish">Only what is asked for.</param>
    public ForecastReply Forecast(MapValue? before, MapValue wish)
    {
        var key = (before is null ? Value.Null : Shown(before, wish), wish);
        if (_forecasts.TryGetValue(key, out var known))
        {
            return known;
        }

        var reply = ImpactForecast.Of(key.Item1, wish);
        return _forecasts.Count < Most ? _forecasts[key] = reply : reply;
    }

    /// <summary>Without what tells machines apart and matters to none, and without what a newer provider may show besides.</summary>
    private static MapValue Shown(MapValue machine, MapValue wish) => new(VirtualMachineSchema.Rows.Select(r => r.Name)
        .Where(n => machine.Fields.ContainsKey(n) && n is not (VirtualMachineSchema.Id or VirtualMachineSchema.Impact) && (n != Attributes.Name || wish.Fields.ContainsKey(n)))
        .ToDictionary(n => n, n => machine[n], StringComparer.Ordinal));
}
