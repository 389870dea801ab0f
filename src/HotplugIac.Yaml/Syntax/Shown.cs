using HotplugIac.Core.Model;

namespace HotplugIac.Yaml.Syntax;

/// <summary>Texts of a file inside a message: short, in one line, and harmless to a terminal.</summary>
internal static class Shown
{
    private const int Longest = 60;

    public static string Quoted(string text) => $"\"{Plain(text)}\"";

    public static string Plain(string text, int longest = Longest) => TerminalText.Of(text, longest);
}
