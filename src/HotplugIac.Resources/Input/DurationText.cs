using System.Globalization;

namespace HotplugIac.Resources.Input;

/// <summary>Durations as Go writes them, which is how Terraform users know them: <c>90s</c>, <c>5m</c>, <c>1h30m</c>.</summary>
internal static class DurationText
{
    private const string Allowed = "Write for example \"90s\", \"5m\" or \"1h30m\".";

    private const int LongestText = 100;

    /// <summary>A month. Nothing here takes longer, and a timer cannot count much further.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(720);

    private static readonly Dictionary<string, decimal> Milliseconds = new(StringComparer.Ordinal)
    {
        ["h"] = 3_600_000,
        ["m"] = 60_000,
        ["s"] = 1_000,
        ["ms"] = 1,
    };

    /// <param name="error">The text in quotes, what is wrong and what is allowed; empty on success.</param>
    public static bool TryParse(string text, out TimeSpan duration, out string error)
    {
        duration = default;
        error = string.Empty;
        if (text.Length > LongestText)
        {
            error = $"\"{text[..20]}…\" is not a duration: it has more than {LongestText} characters. {Allowed}";
            return false;
        }

        var rest = text.Trim();
        if (rest.StartsWith('-'))
        {
            error = $"\"{text}\" is negative. {Allowed}";
            return false;
        }

        decimal total = 0;
        var parts = 0;
        while (rest.Length > 0)
        {
            var digits = rest.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
            var letters = rest.Skip(digits).TakeWhile(char.IsAsciiLetter).Count();
            if (letters == 0 && digits > 0)
            {
                error = $"\"{text}\" has no unit. {Allowed}";
                return false;
            }

            if (!Milliseconds.TryGetValue(rest.Substring(digits, letters), out var unit)
                || digits > 12 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                error = $"\"{text}\" is not a duration. {Allowed}";
                return false;
            }

            total += number * unit;
            parts++;
            rest = rest[(digits + letters)..];
        }

        error = parts == 0 ? $"\"{text}\" is not a duration. {Allowed}"
            : total < 1 ? $"\"{text}\" is no time at all: it must be at least 1ms. {Allowed}"
            : total > (decimal)Longest.TotalMilliseconds ? $"\"{text}\" is too long: at most 720h. {Allowed}"
            : string.Empty;
        duration = error.Length > 0 ? default : TimeSpan.FromMilliseconds((double)total);
        return error.Length == 0;
    }
}
