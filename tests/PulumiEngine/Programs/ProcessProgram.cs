namespace HotplugIac.PulumiEngine;

/// <summary>A program of another process, written with a real Pulumi SDK. It talks to the engine over gRPC.</summary>
public abstract partial class ProcessProgram : PulumiProgram
{
    /// <summary>Where it runs and what it is.</summary>
    public required string Directory { get; init; }

    /// <summary>Added to the environment that is handed on; null removes a variable.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}
