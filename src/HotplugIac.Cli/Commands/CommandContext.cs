using System.CommandLine;
using HotplugIac.Cli.Output;
using HotplugIac.Cli.Terminal;
using HotplugIac.Core.Model;
using HotplugIac.Resources.Forecasting;
using Spectre.Console;

namespace HotplugIac.Cli.Commands;

/// <summary>One call of a command: what was asked, and the world.</summary>
internal sealed record CommandContext(ParseResult Parse, CliConsole Console, GlobalOptions Globals, Interrupts Interrupts, CancellationToken Cancelled)
{
    public string Output => Parse.GetValue(Globals.Output) ?? GlobalOptions.Text;

    public bool IsJson => Output == GlobalOptions.Json;

    public T? Value<T>(Option<T> option) => Parse.GetValue(option);

    public T? Value<T>(Argument<T> argument) => Parse.GetValue(argument);

    /// <summary>The form of the result, which not every command has.</summary>
    public string OutputOf(params IReadOnlyList<string> forms) => forms.Contains(Output) ? Output
        : throw CliException.Of($"--output {Output} is not known here{NearName.Hint(Output, forms)} It can be {string.Join(", ", forms)}.");

    public string TextOrJson() => OutputOf(GlobalOptions.Text, GlobalOptions.Json);

    /// <summary>Standard output for tables and pictures.</summary>
    public IAnsiConsole OpenScreen() => Screen.Of(Console, Console.Out, Console.OutIsTerminal, IsColoured);

    public bool IsColoured => Screen.IsColoured(Console, Console.OutIsTerminal, Value(Globals.NoColor));

    public int Columns => Screen.Columns(Console, Console.OutIsTerminal);

    /// <summary>Problems that do not end the command; in JSON they are in its document.</summary>
    public void Tell(IEnumerable<Problem> problems, string? about = null)
    {
        if (!IsJson)
        {
            ProblemOutput.Write(Console, problems, about);
        }
    }
}
