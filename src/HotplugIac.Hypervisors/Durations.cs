using System.Globalization;

namespace HotplugIac.Hypervisors;

/// <summary>Bounds as users write them, for messages.</summary>
internal static class Durations
{
    public static string Text(TimeSpan bound) => string.Create(CultureInfo.InvariantCulture, $"{bound.TotalSeconds:0.###} s");
}
