using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.Markdown;

/// <summary>The hidden lines on top of a comment: the first finds it again, the second tells what it was made from.</summary>
public static class MarkdownMarker
{
    private const int Longest = 60;

    /// <summary>The first line of the comment about a target. It depends on nothing else, so that it is the same after every push.</summary>
    public static string Of(string? target) => $"<!-- hotplug-preview: target=\"{Attribute(target ?? string.Empty)}\" -->";

    internal static string Origin(ReportDocument document) =>
        $"<!-- commit=\"{Attribute(document.Commit ?? string.Empty)}\" plan=\"{Attribute(document.Report.Source.Hash)}\" -->";

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
