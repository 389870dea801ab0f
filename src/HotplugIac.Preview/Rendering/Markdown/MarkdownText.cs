using System.Buffers;
using System.Globalization;
using System.Text;

namespace HotplugIac.Preview.Rendering.Markdown;

/// <summary>
/// Text from outside in a comment. GitHub and GitLab look for mentions, references, links and emoji twice: while they read the markdown, and again
/// in the text of the page that came of it. Entities stop the first, and not the second; what stops that is code, or a character between.
/// </summary>
internal static class MarkdownText
{
    /// <summary>Invisible, and no part of any name.</summary>
    private const string Between = "&#8203;";

    private static readonly SearchValues<char> Special = SearchValues.Create("\\`|<>&*_[]~$@#!%^{:./-'\"");

    /// <summary>Prose.</summary>
    /// <param name="most">More characters than this are shortened.</param>
    public static string Plain(string text, int most) => Escaped(VisibleText.Shortened(VisibleText.Of(text), most), code: false);

    /// <summary>A name, key or address: in code, where nothing is looked for, and which can be copied as it is.</summary>
    public static string Code(string text, int most) =>
        text.Length == 0 ? "(empty)" : $"<code>{Escaped(VisibleText.Shortened(VisibleText.Of(text), most), code: true)}</code>";

    private static string Escaped(string text, bool code)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            var previous = i > 0 ? text[i - 1] : ' ';
            var www = text[i] == '.' && text.AsSpan(0, i).EndsWith("www", StringComparison.OrdinalIgnoreCase);
            if (www || MustBeEntity(text[i], previous, next))
            {
                result.Append(CultureInfo.InvariantCulture, $"&#{(int)text[i]};");
            }
            else
            {
                result.Append(text[i]);
            }

            if (www || StartsReference(text[i], previous, next))
            {
                // In code only the reader of the markdown looks (for e-mail addresses), and a comment is not copied along.
                result.Append(!code ? Between : text[i] == '@' ? "<!-- -->" : string.Empty);
            }
        }

        return result.ToString();
    }

    private static bool MustBeEntity(char c, char previous, char next) => c switch
    {
        '\\' or '`' or '|' or '<' or '>' or '&' or '*' or '[' or ']' or '~' or '$' or '@' or '#' or '^' => true,
        '_' => !(char.IsAsciiLetterOrDigit(previous) && char.IsAsciiLetterOrDigit(next)),
        '!' or '{' => next != ' ',
        ':' => next is '/' or '+' or '-' or '_' || char.IsAsciiLetter(next),
        _ => false,
    };

    private static bool StartsReference(char c, char previous, char next) => c switch
    {
        '@' => true,
        '#' or '!' or '~' or '%' or '&' or '$' or '^' or '*' or '[' or '{' => next is '"' or '_' or '{' or '+' or '-' || char.IsLetterOrDigit(next),
        ':' => next is '/' or '+' or '-' or '_' || char.IsAsciiLetter(next),
        '-' => previous is 'H' or 'h' && char.IsAsciiDigit(next),
        _ => false,
    };
}
