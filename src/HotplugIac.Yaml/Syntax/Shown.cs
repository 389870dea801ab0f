using System.Text;

namespace HotplugIac.Yaml.Syntax;

/// <summary>Texts of a file inside a message: short, in one line, and harmless to a terminal.</summary>
internal static class Shown
{
    private const int Longest = 60;

    public static string Quoted(string text) => $"\"{Plain(text, Longest)}\"";

    public static string Plain(string text, int longest = Longest)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= longest)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator
                ? $"\\u{rune.Value:x4}" : rune.ToString());
        }

        return shown.ToString();
    }
}
