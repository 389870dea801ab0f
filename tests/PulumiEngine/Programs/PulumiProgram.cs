namespace HotplugIac.PulumiEngine;

/// <summary>Something that declares resources.</summary>
public abstract class PulumiProgram
{
    /// <summary>Runs it to its end against a deployment.</summary>
    /// <exception cref="ProgramFailedException">It failed.</exception>
    internal abstract Task RunAsync(ProgramHost host, CancellationToken cancellationToken);
}

/// <summary>A program ended with an error, or cannot be read.</summary>
public sealed class ProgramFailedException(string message, Exception? inner = null) : Exception(message, inner);
