using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Markdown;

/// <summary>The hidden lines on top of a comment: the first finds it again, the second tells what it was made from.</summary>
public static class MarkdownMarker
{
    private const string Begin = "<!-- hotplug-preview: target=\"";
    private const string End = "\" -->";
    private const int Longest = 60;

    /// <summary>The first line of the comment about a target. It depends on nothing else, so that it is the same after every push.</summary>
    public static string Of(string? target) => $"{Begin}{Attribute(target ?? string.Empty)}{End}";

    /// <summary>The marker with which a comment begins.</summary>
    /// <returns>Null when the text is no comment of this kind.</returns>
    public static string? On(string body)
    {
        var line = FirstLine(body);
        return line.StartsWith(Begin, StringComparison.Ordinal) && line.EndsWith(End, StringComparison.Ordinal) && line.Length >= Begin.Length + End.Length ? line : null;
    }

    public static bool IsOn(string body, string marker) => FirstLine(body) == marker;

    internal static string Origin(ReportDocument document) =>
        $"<!-- commit=\"{Attribute(document.Commit ?? string.Empty)}\" plan=\"{Attribute(document.Report.Source.Hash)}\" -->";

    private static string FirstLine(string body) => body.Split('\n', 2)[0].TrimEnd();

    /// <summary>Only letters, digits and <c>._/-</c> stay, and no two dashes beside each other: nothing in it closes a comment.</summary>
    private static string Attribute(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)octet;
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '/' || (c == '-' && result is [.., not '-']))
            {
                result.Append(c);
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }

        // A long one is cut, and its hash tells it from others that begin the same.
        return result.Length <= Longest + 4
            ? result.ToString()
            : $"{result.ToString(0, Longest - 17)}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}";
    }
}
