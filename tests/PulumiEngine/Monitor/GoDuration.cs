using System.Globalization;
using System.Text.RegularExpressions;

namespace HotplugIac.PulumiEngine.Monitor;

/// <summary>Go's durations, in which programs give timeouts: numbers with units, one after another.</summary>
internal static partial class GoDuration
{
    /// <exception cref="FormatException">It is none.</exception>
    public static TimeSpan Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return TimeSpan.Zero;
        }

        if (!Whole().IsMatch(text))
        {
            throw new FormatException($"unable to parse customTimeout Value {text}");
        }

        return Part().Matches(text).Aggregate(TimeSpan.Zero, (sum, part) =>
        {
            var number = double.Parse(part.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            return sum + part.Groups[2].Value switch
            {
                "h" => TimeSpan.FromHours(number),
                "m" => TimeSpan.FromMinutes(number),
                "s" => TimeSpan.FromSeconds(number),
                _ => TimeSpan.FromMilliseconds(number),
            };
        });
    }

    [GeneratedRegex(@"^(\d+(\.\d+)?(h|ms|m|s))+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(\d+(?:\.\d+)?)(h|ms|m|s)")]
    private static partial Regex Part();
}
