using System.CommandLine;
using HotplugIac.Cli.Commands;
using HotplugIac.Cli.Output;
using HotplugIac.Cli.Terminal;
using HotplugIac.Core.Model;
using HotplugIac.Grpc;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Cli;

/// <summary>The program <c>hotplug</c>, with the world given.</summary>
internal static class HotplugProgram
{
    /// <summary>A word that begins with @ is a word: machines may be called so.</summary>
    internal static ParserConfiguration Parsing { get; } = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(IReadOnlyList<string> args, CliConsole console)
    {
        using var interrupts = new Interrupts(console);
        try
        {
            var code = await InvokeAsync(args, console, interrupts);
            await console.Out.FlushAsync();
            return code;
        }
        catch (CliException e)
        {
            return Tell(console, args, e.Problems, e.ExitCode);
        }
        catch (OperationCanceledException) when (interrupts.Token.IsCancellationRequested)
        {
            return Tell(console, args, CliException.Of("Interrupted.").Problems, Interrupts.ExitCode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What was to be told cannot be: a full disk behind standard output, or none at all. A reader that went away is no error.
            console.Error.WriteLine(PlainText.Of($"error: {e.Message}"));
            return ExitCode.Error;
        }
        catch (Exception e)
        {
            console.Error.WriteLine(PlainText.Of($"error: hotplug failed in a way that it should not. Please report it with these lines:\n{UnexpectedError.Text(e)}"));
            return ExitCode.Error;
        }
    }

    private static async Task<int> InvokeAsync(IReadOnlyList<string> args, CliConsole console, Interrupts interrupts)
    {
        var root = CommandTree.Build(args, console, interrupts);
        var parse = root.Parse(args, Parsing);
        if (UsageErrors.Of(parse, args) is { } usage)
        {
            throw usage;
        }

        return await parse.InvokeAsync(
            new InvocationConfiguration { Output = console.Out, Error = console.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
            interrupts.Token);
    }

    private static int Tell(CliConsole console, IReadOnlyList<string> args, EquatableList<Problem> problems, int code)
    {
        try
        {
            if (GlobalOptions.WantsJson(args))
            {
                ProblemOutput.WriteDocument(console, problems);
            }
            else
            {
                ProblemOutput.Write(console, problems);
            }

            console.Out.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody can be told more.
        }

        return code;
    }
}
