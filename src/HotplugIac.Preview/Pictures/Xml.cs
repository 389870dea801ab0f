using System.Text;
using HotplugIac.Preview.Rendering;

namespace HotplugIac.Preview.Pictures;

/// <summary>Text for XML and HTML, in elements and in quoted attributes.</summary>
internal static class Xml
{
    /// <summary>With everything that cannot be seen made visible: some of it is not allowed in XML either.</summary>
    public static string Escape(string text)
    {
        text = VisibleText.Of(text);
        if (text.AsSpan().IndexOfAny("<>&\"'") < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
