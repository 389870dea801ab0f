using HotplugIac.Preview.Rendering.Text;
using HotplugIac.Preview.Reports;
using Spectre.Console;

namespace HotplugIac.Preview.Tests.Text;

/// <summary>A terminal of which everything is known.</summary>
internal static class Terminal
{
    public static string Text(
        ReportDocument document, int width, AnsiSupport ansi = AnsiSupport.No, ColorSystemSupport colours = ColorSystemSupport.NoColors, bool unicode = true, TextOptions? options = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = ansi, ColorSystem = colours, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = unicode;
        TextRenderer.Render(document, console, options);
        return output.ToString().ReplaceLineEndings("\n");
    }
}
