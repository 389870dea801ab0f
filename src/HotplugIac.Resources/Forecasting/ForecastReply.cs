using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Forecasting;

/// <summary>What a change would mean, or why nobody can ask for it.</summary>
/// <param name="Impact">As the <c>impact</c> attribute, with the verdict <c>unknown</c> besides; null with an error.</param>
public sealed record ForecastReply(MapValue? Impact, ForecastError? Error)
{
    internal static ForecastReply Of(MapValue impact) => new(impact, null);

    internal static ForecastReply InBefore(string text) => new(null, new ForecastError(InAfter: false, text));

    internal static ForecastReply InAfter(string text) => new(null, new ForecastError(InAfter: true, text));
}

/// <param name="InAfter">Whether what is asked for is at fault, not the description of the machine.</param>
/// <param name="Text">The key, its value, what is allowed.</param>
public sealed record ForecastError(bool InAfter, string Text);
