using System.Text;
using HotplugIac.Cli.Output;

namespace HotplugIac.Cli.Terminal;

/// <summary>Asks the person at the terminal. A pipeline has nobody to ask, and has to say beforehand that it agrees.</summary>
internal static class Confirmation
{
    public const string Word = "yes";

    /// <summary>Whether the user agrees.</summary>
    /// <exception cref="CliException">There is nobody to ask.</exception>
    public static async Task<bool> AskAsync(CliConsole console, string question, CancellationToken cancellationToken)
    {
        if (!console.InputIsTerminal || !console.ErrorIsTerminal)
        {
            throw CliException.Of($"{question} There is no terminal to ask at, and nothing was changed. Give --auto-approve when this shall be done without being asked.");
        }

        await console.Error.WriteAsync($"{question} Only \"{Word}\" is taken as an answer: ");
        await console.Error.FlushAsync(cancellationToken);

        // A read of a terminal cannot be cancelled: the command ends without it.
        try
        {
            var answer = await Task.Run(() => ReadLine(console), CancellationToken.None).WaitAsync(cancellationToken);
            return answer?.Trim() == Word;
        }
        catch (OperationCanceledException)
        {
            await console.Error.WriteLineAsync();
            throw;
        }
    }

    private static string? ReadLine(CliConsole console)
    {
        using var reader = new StreamReader(console.OpenInput(), Encoding.UTF8);
        return reader.ReadLine();
    }
}
