namespace HotplugIac.Preview.Policies;

/// <summary>
/// A pattern in which <c>*</c> stands for any characters, dots and colons too, and <c>?</c> for exactly one. Nothing else is special, so that
/// an address such as <c>vm["a"]</c> is written as it is. It covers the whole text. There is no backtracking into earlier stars: time grows
/// with the product of the lengths at most.
/// </summary>
public sealed record Glob(string Pattern, bool IgnoreCase = false)
{
    /// <summary>Whether it matches whatever there is, and so also what is not known.</summary>
    public bool MatchesAll => Pattern.Length > 0 && Pattern.All(c => c == '*');

    public bool Matches(string text)
    {
        var (at, next, star, retry) = (0, 0, -1, 0);
        while (next < text.Length)
        {
            if (at < Pattern.Length && Pattern[at] == '*')
            {
                (star, retry) = (at++, next);
            }
            else if (at < Pattern.Length && (Pattern[at] == '?' || Same(Pattern[at], text[next])))
            {
                at++;
                next++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                next = ++retry;
            }
            else
            {
                return false;
            }
        }

        return Pattern.AsSpan(at).TrimStart('*').IsEmpty;
    }

    private bool Same(char a, char b) => a == b || (IgnoreCase && char.ToUpperInvariant(a) == char.ToUpperInvariant(b));
}
