using System.Globalization;
using Spectre.Console;

namespace HotplugIac.Cli.Terminal;

/// <summary>Spectre's console on a writer of ours.</summary>
internal static class Screen
{
    /// <summary>Columns where there is no terminal: wide enough that tables in logs do not break names.</summary>
    private const int WithoutTerminal = 120;

    /// <summary>Below this tables cannot be read anyway.</summary>
    private const int Narrowest = 40;

    public static IAnsiConsole Of(CliConsole console, TextWriter writer, bool isTerminal, bool colour)
    {
        var screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal && !IsDumb(console) ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        screen.Profile.Width = Columns(console, isTerminal);
        screen.Profile.Capabilities.Unicode = true;
        return screen;
    }

    /// <summary>Colour is for people: on a terminal that can, unless they do not want it (no-color.org).</summary>
    public static bool IsColoured(CliConsole console, bool isTerminal, bool refused) =>
        isTerminal && !refused && !IsDumb(console) && string.IsNullOrEmpty(console.Variable("NO_COLOR"));

    public static int Columns(CliConsole console, bool isTerminal) => Math.Max(Narrowest,
        (isTerminal ? console.Width() : null)
        ?? (int.TryParse(console.Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0 ? columns : WithoutTerminal));

    private static bool IsDumb(CliConsole console) => console.Variable("TERM") == "dumb";
}
