using System.Globalization;
using System.Text.RegularExpressions;
using Cronos;
using HotplugIac.Yaml.Syntax;

namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>The two notations of a window.</summary>
internal static partial class WindowText
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <summary>Days, hours and minutes: <c>2h</c>, <c>90m</c>, <c>1d12h</c>.</summary>
    public static TimeSpan? Duration(string text, out string error)
    {
        const string allowed = "Write for example \"2h\", \"90m\" or \"1d12h\", from 1m to 31d.";
        var match = Parts().Match(text);
        if (text.StartsWith('-'))
        {
            error = $"{Shown.Quoted(text)} is negative. {allowed}";
            return null;
        }

        if (text.Length == 0 || !match.Success)
        {
            error = $"{Shown.Quoted(text)} is no duration. {allowed}";
            return null;
        }

        // At most nine digits each, which TimeSpan can hold.
        var total = TimeSpan.FromDays(Number("d")) + TimeSpan.FromHours(Number("h")) + TimeSpan.FromMinutes(Number("m"));
        error = total == TimeSpan.Zero ? $"{Shown.Quoted(text)} is no time at all. {allowed}" : total > Longest ? $"\"{text}\" is too long. {allowed}" : string.Empty;
        return error.Length == 0 ? total : null;

        int Number(string unit) => match.Groups[unit].Success ? int.Parse(match.Groups[unit].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Five fields. Shorthands such as @daily and seconds are left out: one way to write it is easier to review.</summary>
    public static CronExpression? Cron(string text, out string error)
    {
        const string allowed = "Write five fields: minute, hour, day of month, month, day of week; for example \"0 2 * * 1-5\" for 02:00 on weekdays.";
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        if (fields != 5 || text.StartsWith('@'))
        {
            error = string.Create(CultureInfo.InvariantCulture, $"{Shown.Quoted(text)} has {fields} field{(fields == 1 ? string.Empty : "s")}. {allowed}");
            return null;
        }

        try
        {
            error = string.Empty;
            return CronExpression.Parse(text);
        }
        catch (Exception e) when (e is FormatException or MissingSeedException)
        {
            error = $"{Shown.Quoted(text)} cannot be read: {e.Message.TrimEnd('.')}. {allowed}";
            return null;
        }
    }

    [GeneratedRegex("^((?<d>[0-9]{1,5})d)?((?<h>[0-9]{1,5})h)?((?<m>[0-9]{1,6})m)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
