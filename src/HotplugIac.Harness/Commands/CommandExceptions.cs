using System.Globalization;

namespace HotplugIac.Harness;

/// <summary>A command ended with an exit code that its caller did not expect.</summary>
public sealed class CommandFailedException(CommandResult result)
    : Exception(Failure.Describe(result, $"exit code {result.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "none"}"))
{
    public CommandResult Result { get; } = result;
}

/// <summary>A command did not end within its bound.</summary>
public sealed class CommandTimedOutException(CommandResult result)
    : TimeoutException(Failure.Describe(result, string.Create(
        CultureInfo.InvariantCulture, $"not done after {result.Command.Timeout.TotalSeconds:0.#} s")))
{
    public CommandResult Result { get; } = result;
}

/// <summary>A program is not there, or may not be run.</summary>
public sealed class CommandNotFoundException(string message, Exception cause) : Exception(message, cause);

internal static class Failure
{
    private const int TailLines = 40;

    internal static string Describe(CommandResult result, string what) =>
        $"{what}: {result.Command}\n{Tail(result.StandardOutput)}{Tail(result.StandardError)}";

    /// <summary>The last lines, where tools say what went wrong.</summary>
    internal static string Tail(string text)
    {
        var lines = text.TrimEnd().Split('\n');
        if (lines is [""])
        {
            return "";
        }

        var shown = string.Join('\n', lines.TakeLast(TailLines));
        return lines.Length > TailLines ? $"({lines.Length - TailLines} lines before)\n{shown}\n" : shown + "\n";
    }
}
