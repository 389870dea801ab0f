using HotplugIac.Core.Model;

namespace HotplugIac.Cli.Output;

/// <summary>Text from outside on a terminal. Line feeds are structure of our own messages.</summary>
internal static class PlainText
{
    public static string Of(string text) => TerminalText.Of(text, keepsLines: true);
}
