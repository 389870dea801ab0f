using HotplugIac.Preview.Pictures;
using HotplugIac.Preview.Rendering.Text;

namespace HotplugIac.Preview.Rendering.Html;

/// <summary>Tones on a page: a colour, and a sign beside the words.</summary>
internal static class HtmlTone
{
    public static string Class(Tone tone) => tone switch
    {
        Tone.Bad => "bad",
        Tone.Caution => "caution",
        Tone.Good => "good",
        Tone.Note => "note",
        _ => "quiet",
    };

    public static string Symbol(Tone tone) => tone switch
    {
        Tone.Bad => "✖",
        Tone.Caution => "▲",
        Tone.Good => "✔",
        _ => "•",
    };

    public static string Badge(Tone tone, string word) => $"<span class=\"badge {Class(tone)}\">{Symbol(tone)} {Xml.Escape(word)}</span>";
}
