using System.Globalization;
using Cronos;

namespace HotplugIac.Preview.Policies;

/// <summary>
/// A maintenance window: it opens at each occurrence of <paramref name="Cron"/> in its zone and stays open for <paramref name="Duration"/> of
/// elapsed time. An opening in the hour that a clock change skips comes when the hour is over; one in the hour that comes twice comes the first
/// time. Where both day of month and day of week are given, a day must be both.
/// </summary>
/// <param name="Duration">From one minute to 31 days.</param>
public sealed record PolicyWindow(string Name, CronExpression Cron, TimeSpan Duration, TimeZoneInfo Zone)
{
    /// <summary>When the window that is open now closes; null when none is. The moment of closing is outside.</summary>
    public DateTimeOffset? OpenUntil(DateTimeOffset now)
    {
        // Every window is as long as the others, so the one that opened last is the last to close. Looking back, Cronos gives a moment just
        // before an opening that a skipped hour puts off; looking on from there gives the opening itself.
        if (Cron.GetPreviousOccurrence(now, Zone, inclusive: true) is not { } last || Cron.GetNextOccurrence(last, Zone, inclusive: true) is not { } opened)
        {
            return null;
        }

        return opened + Duration > now ? TimeZoneInfo.ConvertTime(opened + Duration, Zone) : null;
    }

    /// <summary>When it opens next, after now; null when it never does.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset now) => Cron.GetNextOccurrence(now, Zone);

    /// <summary>Whether it is open at every moment of a year, which is no window.</summary>
    internal bool IsAlwaysOpen(DateTimeOffset from)
    {
        var until = from;
        // Each step goes to the end of what is open without a gap. Nobody writes more steps than this on purpose.
        for (var step = 0; step < 20_000 && until < from.AddYears(1); step++)
        {
            if (OpenUntil(until) is not { } closes)
            {
                return false;
            }

            until = closes;
        }

        return true;
    }

    internal static string Text(DateTimeOffset moment, TimeZoneInfo zone) =>
        string.Create(CultureInfo.InvariantCulture, $"{moment:yyyy-MM-dd'T'HH:mm:sszzz} ({zone.Id})");
}
