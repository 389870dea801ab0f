namespace HotplugIac.Preview.Reading.Json;

/// <summary>Texts from outside, cut to a length that a report can bear.</summary>
internal static class ShortText
{
    private const int Longest = 2_000;

    public static string Of(string text) => Of(text, Longest);

    public static string Of(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        // Half of a surrogate pair is no text.
        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return $"{text[..end]}…";
    }
}
