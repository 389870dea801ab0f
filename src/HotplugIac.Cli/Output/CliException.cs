using HotplugIac.Core.Model;

namespace HotplugIac.Cli.Output;

/// <summary>Ends a command with problems that the user is told.</summary>
internal sealed class CliException(EquatableList<Problem> problems) : Exception
{
    public EquatableList<Problem> Problems { get; } = problems;

    public int ExitCode { get; init; } = Preview.Reports.ExitCode.Error;

    public override string Message => string.Join("\n", Problems.Select(p => p.Detail));

    /// <summary>A problem of how the program is called, which has no rule.</summary>
    public static CliException Of(string text) => new([new Problem(Severity.Error, string.Empty, string.Empty, string.Empty, text)]);

    public static CliException Of(Problem problem) => new([problem]);
}
