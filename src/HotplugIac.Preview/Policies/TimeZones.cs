using System.Text.RegularExpressions;
using HotplugIac.Resources.Forecasting;

namespace HotplugIac.Preview.Policies;

/// <summary>Finds a time zone by its IANA name.</summary>
/// <returns>The zone, or what is wrong: the end of a sentence that begins with the name.</returns>
internal delegate (TimeZoneInfo? Zone, string? Error) ZoneLookup(string name);

/// <summary>The time zones of this machine.</summary>
internal static partial class TimeZones
{
    public static (TimeZoneInfo? Zone, string? Error) Find(string name)
    {
        // The name becomes part of a file's path.
        if (!Name().IsMatch(name))
        {
            return (null, "is no name of a time zone: write one such as \"Europe/Berlin\" or \"UTC\".");
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return (zone, null);
        }

        return (null, Unknown(name, [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id)]));
    }

    /// <param name="known">What the machine has. Without its time zone data that is UTC and no more.</param>
    internal static string Unknown(string name, IReadOnlyList<string> known) => known.Count < 10
        ? "cannot be looked up, because this machine has no time zone data: install the package tzdata."
        : $"is not known{NearName.Hint(name, known)} Write a name of the IANA time zone database, such as \"Europe/Berlin\" or \"UTC\".";

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
