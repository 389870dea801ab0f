namespace HotplugIac.PulumiEngine;

/// <summary>
/// A stack of a project in a directory. Every operation starts the providers that it needs and ends them, as a command of the real
/// engine does; between operations there is only the state file.
/// </summary>
public sealed partial class PulumiStack : IAsyncDisposable
{
    private PulumiStack(string directory, PulumiOptions options)
    {
        Directory = Path.GetFullPath(directory);
        Options = options;
    }

    /// <summary>The project's directory: where providers run.</summary>
    public string Directory { get; }

    public PulumiOptions Options { get; }

    /// <summary>The stack's configuration, for changes between operations.</summary>
    public IDictionary<string, string> Config => Options.Config;

    /// <summary>The state file.</summary>
    public string StatePath => Path.Combine(Directory, ".pulumi-engine", Options.Stack + ".json");

    /// <summary>What the state file says.</summary>
    public StackState State => StackState.Load(StatePath);

    /// <summary>Opens a stack, new or not.</summary>
    /// <param name="directory">The project's directory, which exists.</param>
    /// <param name="options">What and how.</param>
    public static PulumiStack Open(string directory, PulumiOptions options) => new(directory, options);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
