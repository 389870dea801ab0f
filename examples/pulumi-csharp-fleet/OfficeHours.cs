using System.Globalization;

namespace Fleet;

/// <summary>The hours of Monday to Friday in which no machine may be stopped.</summary>
/// <param name="From">First minute.</param>
/// <param name="To">First minute after them. Before <paramref name="From"/>: they end on the next day, as a night shift does.</param>
/// <param name="Zone">Whose clock and calendar count.</param>
public sealed record OfficeHours(TimeOnly From, TimeOnly To, TimeZoneInfo Zone)
{
    /// <summary>Reads a text such as <c>08:00-18:00 Europe/Berlin</c>.</summary>
    /// <exception cref="FormatException">It is none; the message says what is expected.</exception>
    public static OfficeHours Parse(string text)
    {
        var parts = text.Split([' ', '-'], 3, StringSplitOptions.TrimEntries);
        if (parts.Length == 3 && Time(parts[0]) is { } from && Time(parts[1]) is { } to && from != to && TimeZoneInfo.TryFindSystemTimeZoneById(parts[2], out var zone))
        {
            return new(from, to, zone);
        }

        throw new FormatException($"\"{text}\": expected two different times and a zone, such as \"08:00-18:00 Europe/Berlin\".");
    }

    /// <summary>Whether the moment is in them. A shift counts to the day on which it begins.</summary>
    public bool Contains(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Zone);
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        if (From < To)
        {
            return IsWorkday(local) && time >= From && time < To;
        }

        return (time >= From && IsWorkday(local)) || (time < To && IsWorkday(local.AddDays(-1)));
    }

    private static bool IsWorkday(DateTimeOffset day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static TimeOnly? Time(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
