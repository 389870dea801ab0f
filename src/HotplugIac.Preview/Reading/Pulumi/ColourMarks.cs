using System.Text.RegularExpressions;

namespace HotplugIac.Preview.Reading.Pulumi;

/// <summary>Pulumi's texts carry colours as marks of its own, and now and then as escape sequences.</summary>
internal static partial class ColourMarks
{
    public static string Without(string text) => Marks().Replace(text, string.Empty).Trim();

    [GeneratedRegex(@"<\{%[^%]{0,60}%\}>|\x1b\[[0-9;]{0,40}[mK]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
