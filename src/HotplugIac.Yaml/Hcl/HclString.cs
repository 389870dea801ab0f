using System.Globalization;
using System.Text;

namespace HotplugIac.Yaml.Hcl;

/// <summary>Texts as strings of HCL, where <c>${</c> and <c>%{</c> begin a template.</summary>
internal static class HclString
{
    private const string Marker = "EOT";

    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : default;
            quoted.Append(text[i] switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '$' or '%' when next == '{' => new string(text[i], 2),

                // Before ${ a dollar sign more would be read as part of the escape.
                '$' or '%' when next == text[i] => Escaped(text[i]),
                var c when IsShown(text, i) => c.ToString(),
                var c => Escaped(c),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A key of a map: an identifier as it is, anything else in quotes.</summary>
    public static string Key(string key) =>
        key.Length > 0 && (char.IsAsciiLetter(key[0]) || key[0] == '_') && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') && key is not ("for" or "true" or "false" or "null") ? key : Quoted(key);

    /// <summary>Several lines as they are; null where that cannot show the text exactly.</summary>
    public static string? Heredoc(string text)
    {
        var lines = text.Split('\n');
        return lines.Length < 3 || lines[^1].Length > 0
            || lines.Any(l => l.Trim() == Marker || !l.Select((c, i) => c == '\t' || IsShown(l, i)).All(shown => shown))
            || text.Contains("$${", StringComparison.Ordinal) || text.Contains("%%{", StringComparison.Ordinal)
            ? null
            : $"<<{Marker}\n{text.Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal)}{Marker}";
    }

    /// <summary>Whether a character stands as it is: no control or format character that a reader would not see, and no half of a pair.</summary>
    private static bool IsShown(string text, int i)
    {
        var isHalf = char.IsSurrogate(text[i]);
        var isPair = (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            || (char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]));
        return isHalf ? isPair : CharUnicodeInfo.GetUnicodeCategory(text[i]) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
    }

    private static string Escaped(char c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
}
