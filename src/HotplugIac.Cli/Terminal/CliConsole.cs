using System.Text;

namespace HotplugIac.Cli.Terminal;

/// <summary>Everything around the program that a command may use: streams, terminal, environment and clock. Tests give their own.</summary>
internal sealed record CliConsole(Func<Stream> OpenInput, TextWriter Out, TextWriter Error)
{
    public bool InputIsTerminal { get; init; }

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal; null where there is none.</summary>
    public Func<int?> Width { get; init; } = static () => null;

    public Func<string, string?> Variable { get; init; } = static _ => null;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether signals of the process end the command; tests cancel by themselves.</summary>
    public bool TakesSignals { get; init; }

    /// <summary>Cancelled from outside, for tests.</summary>
    public CancellationToken Cancelled { get; init; }

    /// <summary>The streams are opened by themselves: <see cref="Console"/>'s own writers set up more than is used here.</summary>
    public static CliConsole OfProcess() => new(
        Console.OpenStandardInput,
        Writer(ClosedStream.Or(Console.OpenStandardOutput), autoFlush: false),
        Writer(new QuietStream(ClosedStream.Or(Console.OpenStandardError)), autoFlush: true))
    {
        InputIsTerminal = IsTerminal(() => Console.IsInputRedirected),
        OutIsTerminal = IsTerminal(() => Console.IsOutputRedirected),
        ErrorIsTerminal = IsTerminal(() => Console.IsErrorRedirected),
        Width = ColumnsOfTerminal,
        Variable = Environment.GetEnvironmentVariable,
        TakesSignals = true,
    };

    private static StreamWriter Writer(Stream stream, bool autoFlush) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 16 * 1024) { AutoFlush = autoFlush, NewLine = "\n" };

    /// <summary>A stream that is closed is none, and cannot be asked.</summary>
    private static bool IsTerminal(Func<bool> isRedirected)
    {
        try
        {
            return !isRedirected();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static int? ColumnsOfTerminal()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
