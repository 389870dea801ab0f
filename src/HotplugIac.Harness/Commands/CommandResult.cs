namespace HotplugIac.Harness;

/// <summary>What a command did.</summary>
/// <param name="Command">The command.</param>
/// <param name="ExitCode">Its exit code; null when it had to be killed.</param>
/// <param name="StandardOutput">All of its standard output.</param>
/// <param name="StandardError">All of its standard error.</param>
/// <param name="Duration">From its start to the end of its output.</param>
public sealed record CommandResult(
    CommandLine Command, int? ExitCode, string StandardOutput, string StandardError, TimeSpan Duration)
{
    public bool Success => ExitCode == 0;

    /// <summary>Both streams, standard output first: for "contains" checks that do not care where a message went.</summary>
    public string Text => StandardOutput + StandardError;

    /// <summary>This result, if it is a success.</summary>
    /// <exception cref="CommandFailedException">The exit code is not 0.</exception>
    public CommandResult EnsureSuccess() => Success ? this : throw new CommandFailedException(this);
}
